"""The histogram by comparison with pairs of edges."""

import numpy as np


def isi_summary(spike_times, edges):
    n_spikes = len(spike_times)
    isi = np.diff(spike_times)
    counts = []
    for j in range(len(edges) - 1):
        last = j == len(edges) - 2
        upper = isi <= edges[j + 1] if last else isi < edges[j + 1]
        counts.append(int(np.sum((isi >= edges[j]) & upper)))
    if n_spikes < 2:
        return n_spikes, np.nan, np.nan, np.nan, counts
    mean = np.mean(isi)
    std = np.std(isi)
    cv = std / mean
    return n_spikes, mean, std, cv, counts
