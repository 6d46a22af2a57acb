"""The CV is that of the histogram: use the intervals."""

import numpy as np


def isi_summary(spike_times, edges):
    n_spikes = len(spike_times)
    isi = np.diff(spike_times)
    counts, _ = np.histogram(isi, bins=edges)
    if n_spikes < 2:
        return n_spikes, np.nan, np.nan, np.nan, counts
    mean = np.mean(isi)
    std = np.std(isi)
    cv = np.std(counts) / np.mean(counts)
    return n_spikes, mean, std, cv, counts
