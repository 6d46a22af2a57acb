"""The sum of the intervals is divided by the number of spikes: there is one interval less."""

import numpy as np


def isi_summary(spike_times, edges):
    n_spikes = len(spike_times)
    isi = np.diff(spike_times)
    counts, _ = np.histogram(isi, bins=edges)
    if n_spikes < 2:
        return n_spikes, np.nan, np.nan, np.nan, counts
    mean = np.sum(isi) / n_spikes
    std = np.std(isi)
    cv = std / mean
    return n_spikes, mean, std, cv, counts
