"""The edges of the bins come back: np.histogram returns the counts first."""

import numpy as np


def isi_summary(spike_times, edges):
    n_spikes = len(spike_times)
    isi = np.diff(spike_times)
    _, counts = np.histogram(isi, bins=edges)
    if n_spikes < 2:
        return n_spikes, np.nan, np.nan, np.nan, counts
    mean = np.mean(isi)
    std = np.std(isi)
    cv = std / mean
    return n_spikes, mean, std, cv, counts
