"""Computes in single precision from the start."""

import numpy as np


def isi_cv(spike_times):
    isi = np.diff(np.asarray(spike_times, dtype=np.float32))
    if isi.size < 1:
        return isi, np.float32(np.nan)
    return isi, isi.std() / isi.mean()
