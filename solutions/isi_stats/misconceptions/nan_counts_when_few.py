"""The counts are nan when there is no interval: no interval in a bin is a count of 0."""

import numpy as np


def isi_summary(spike_times, edges):
    n_spikes = len(spike_times)
    isi = np.diff(spike_times)
    counts, _ = np.histogram(isi, bins=edges)
    if n_spikes < 2:
        return n_spikes, np.nan, np.nan, np.nan, np.full(len(edges) - 1, np.nan)
    mean = np.mean(isi)
    std = np.std(isi)
    cv = std / mean
    return n_spikes, mean, std, cv, counts
