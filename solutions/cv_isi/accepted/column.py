"""Works on columns: the intervals have shape (n - 1, 1)."""

import numpy as np


def isi_cv(spike_times):
    times = np.reshape(np.asarray(spike_times, dtype=float), (-1, 1))
    isi = times[1:, :] - times[:-1, :]
    if isi.shape[0] == 0:
        return isi, float("nan")
    return isi, float(np.std(isi) / np.mean(isi))
