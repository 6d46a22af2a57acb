"""The standard deviation is divided by the root of the number of intervals: this is the error of the mean."""

import numpy as np


def isi_summary(spike_times, edges):
    n_spikes = len(spike_times)
    isi = np.diff(spike_times)
    counts, _ = np.histogram(isi, bins=edges)
    if n_spikes < 2:
        return n_spikes, np.nan, np.nan, np.nan, counts
    mean = np.mean(isi)
    std = np.std(isi) / np.sqrt(len(isi))
    cv = std / mean
    return n_spikes, mean, std, cv, counts
