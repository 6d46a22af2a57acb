"""Counts into an array of its own, after np.digitize."""

import numpy as np


def isi_summary(spike_times, edges):
    n_spikes = len(spike_times)
    isi = np.diff(spike_times)
    counts = np.zeros(len(edges) - 1)
    for interval, j in zip(isi, np.digitize(isi, edges) - 1, strict=True):
        if interval == edges[-1]:
            counts[-1] += 1
        elif 0 <= j < counts.size:
            counts[j] += 1
    if n_spikes < 2:
        return n_spikes, np.nan, np.nan, np.nan, counts
    mean = np.mean(isi)
    std = np.std(isi)
    cv = std / mean
    return n_spikes, mean, std, cv, counts
