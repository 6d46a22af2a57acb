"""Lets NumPy say nan when there is nothing to average."""

import numpy as np


def isi_summary(spike_times, edges):
    n_spikes = len(spike_times)
    isi = np.diff(spike_times)
    counts, _ = np.histogram(isi, bins=edges)
    with np.errstate(all="ignore"):
        mean = np.divide(isi.sum(), isi.size)
        std = np.sqrt(np.divide(np.sum((isi - mean) ** 2), isi.size))
    cv = std / mean
    return n_spikes, mean, std, cv, counts
