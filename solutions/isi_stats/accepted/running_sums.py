"""Sums in a loop; a list of results."""

import numpy as np


def isi_summary(spike_times, edges):
    n_spikes = len(spike_times)
    isi = np.diff(spike_times)
    counts, _ = np.histogram(isi, bins=edges)
    if n_spikes < 2:
        return n_spikes, np.nan, np.nan, np.nan, counts
    total = 0.0
    for interval in isi:
        total += interval
    mean = total / len(isi)
    squares = 0.0
    for interval in isi:
        squares += (interval - mean) ** 2
    std = (squares / len(isi)) ** 0.5
    cv = std / mean
    return [n_spikes, mean, std, cv, counts]
