"""The caller's spike times are changed: an operator such as -= writes into the array, so make a new one."""

import numpy as np


def isi_summary(spike_times, edges):
    if len(spike_times):
        spike_times -= spike_times[0]
    n_spikes = len(spike_times)
    isi = np.diff(spike_times)
    counts, _ = np.histogram(isi, bins=edges)
    if n_spikes < 2:
        return n_spikes, np.nan, np.nan, np.nan, counts
    mean = np.mean(isi)
    std = np.std(isi)
    cv = std / mean
    return n_spikes, mean, std, cv, counts
