"""The number of intervals comes back: there is one more spike."""

import numpy as np


def isi_summary(spike_times, edges):
    n_spikes = len(spike_times) - 1
    isi = np.diff(spike_times)
    counts, _ = np.histogram(isi, bins=edges)
    if n_spikes < 1:
        return n_spikes, np.nan, np.nan, np.nan, counts
    mean = np.mean(isi)
    std = np.std(isi)
    cv = std / mean
    return n_spikes, mean, std, cv, counts
