"""Asks for the number of spikes first, and has one return for both cases."""

import numpy as np


def isi_cv(spike_times):
    if len(spike_times) >= 2:
        isi = np.diff(spike_times)
        cv = np.std(isi) / np.mean(isi)
    else:
        isi = np.array([])
        cv = float("nan")
    return isi, cv
