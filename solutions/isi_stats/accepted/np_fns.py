"""NumPy functions under other names; the counts as floats."""

import numpy as np


def isi_summary(spike_times, edges):
    n_spikes = np.size(spike_times)
    isi = spike_times[1:] - spike_times[:-1]
    counts, _ = np.histogram(isi, bins=edges)
    if n_spikes < 2:
        return n_spikes, np.nan, np.nan, np.nan, counts
    mean = np.average(isi)
    std = np.sqrt(np.var(isi))
    cv = std / mean
    return n_spikes, mean, std, cv, counts.astype(float)
