"""The items are in another order than asked: number, mean, standard deviation, CV, counts."""

import numpy as np


def isi_summary(spike_times, edges):
    n_spikes = len(spike_times)
    isi = np.diff(spike_times)
    counts, _ = np.histogram(isi, bins=edges)
    if n_spikes < 2:
        return counts, n_spikes, np.nan, np.nan, np.nan
    mean = np.mean(isi)
    std = np.std(isi)
    cv = std / mean
    return counts, n_spikes, mean, std, cv
