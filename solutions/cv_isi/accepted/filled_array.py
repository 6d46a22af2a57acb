"""Fills an array in a loop and takes the norm of the deviations."""

import numpy as np


def isi_cv(spike_times):
    n = max(len(spike_times) - 1, 0)
    isi = np.zeros(n)
    for k in range(n):
        isi[k] = spike_times[k + 1] - spike_times[k]
    if n == 0:
        return isi, np.nan
    deviation = isi - isi.mean()
    return isi, np.linalg.norm(deviation) / np.sqrt(n) / isi.mean()
