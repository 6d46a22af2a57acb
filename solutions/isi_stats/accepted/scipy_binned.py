"""SciPy's binned_statistic counts."""

import numpy as np
from scipy.stats import binned_statistic


def isi_summary(spike_times, edges):
    n_spikes = len(spike_times)
    isi = np.diff(spike_times)
    counts = np.zeros(len(edges) - 1)
    if isi.size:
        counts = binned_statistic(isi, isi, statistic="count", bins=edges).statistic
    if n_spikes < 2:
        return n_spikes, np.nan, np.nan, np.nan, counts
    mean = np.mean(isi)
    std = np.std(isi)
    cv = std / mean
    return n_spikes, mean, std, cv, counts
