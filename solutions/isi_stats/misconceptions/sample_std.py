"""The standard deviation divides by one less than the number of intervals: use ddof=0."""

import numpy as np


def isi_summary(spike_times, edges):
    n_spikes = len(spike_times)
    isi = np.diff(spike_times)
    counts, _ = np.histogram(isi, bins=edges)
    if n_spikes < 3:
        return n_spikes, np.nan, np.nan, np.nan, counts
    mean = np.mean(isi)
    std = np.std(isi, ddof=1)
    cv = std / mean
    return n_spikes, mean, std, cv, counts
