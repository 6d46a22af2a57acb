"""Gives the CV as an array of one element, and the pair as a list."""

import numpy as np


def isi_cv(spike_times):
    isi = np.ediff1d(np.asarray(spike_times, dtype=float))
    cv = np.full(1, np.nan)
    if isi.size:
        cv[0] = np.sqrt(np.var(isi)) / np.average(isi)
    return [isi, cv]
