"""The mean is the last time over the number of spikes: average the intervals."""

import numpy as np


def isi_summary(spike_times, edges):
    n_spikes = len(spike_times)
    isi = np.diff(spike_times)
    counts, _ = np.histogram(isi, bins=edges)
    if n_spikes < 2:
        return n_spikes, np.nan, np.nan, np.nan, counts
    mean = spike_times[-1] / n_spikes
    std = np.std(isi)
    cv = std / mean
    return n_spikes, mean, std, cv, counts
