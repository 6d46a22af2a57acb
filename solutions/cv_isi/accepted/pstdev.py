"""Uses the standard library's `statistics` instead of NumPy."""

import statistics
from itertools import pairwise

import numpy as np


def isi_cv(spike_times):
    isi = [float(later - earlier) for earlier, later in pairwise(spike_times)]
    if not isi:
        return np.array([]), float("nan")
    return np.array(isi), statistics.pstdev(isi) / statistics.fmean(isi)
