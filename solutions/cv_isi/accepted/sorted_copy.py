"""Sorts a copy of the times first and takes absolute differences, which changes nothing here."""

import numpy as np


def isi_cv(spike_times):
    times = np.sort(np.array(spike_times, dtype=float))
    isi = np.abs(times[:-1] - times[1:])
    return isi, (isi.std(ddof=0) / isi.mean() if times.size > 1 else float("nan"))
