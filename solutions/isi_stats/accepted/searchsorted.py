"""Counts below each edge, and their differences."""

import numpy as np


def isi_summary(spike_times, edges):
    n_spikes = len(spike_times)
    isi = np.diff(spike_times)
    below = np.searchsorted(np.sort(isi), edges)
    below[-1] = np.searchsorted(np.sort(isi), edges[-1], side="right")
    counts = np.diff(below)
    if n_spikes < 2:
        return n_spikes, np.nan, np.nan, np.nan, counts
    mean = np.mean(isi)
    std = np.std(isi)
    cv = std / mean
    return n_spikes, mean, std, cv, counts
