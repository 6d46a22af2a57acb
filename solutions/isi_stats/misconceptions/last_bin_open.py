"""An interval on the last edge is left out: the last bin has both of its edges."""

from itertools import pairwise

import numpy as np


def isi_summary(spike_times, edges):
    n_spikes = len(spike_times)
    isi = np.diff(spike_times)
    counts = np.array([np.sum((isi >= low) & (isi < high)) for low, high in pairwise(edges)])
    if n_spikes < 2:
        return n_spikes, np.nan, np.nan, np.nan, counts
    mean = np.mean(isi)
    std = np.std(isi)
    cv = std / mean
    return n_spikes, mean, std, cv, counts
