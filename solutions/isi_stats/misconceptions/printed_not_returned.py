"""The results are printed and not returned: a function without return gives None."""

import numpy as np


def isi_summary(spike_times, edges):
    n_spikes = len(spike_times)
    isi = np.diff(spike_times)
    counts, _ = np.histogram(isi, bins=edges)
    if n_spikes < 2:
        print(n_spikes, counts)
        return
    mean = np.mean(isi)
    std = np.std(isi)
    cv = std / mean
    print(n_spikes, mean, std, cv, counts)
    return
