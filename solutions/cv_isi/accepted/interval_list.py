"""Gives the intervals as a plain list, with sums written out and no library but `math`."""

import math


def isi_cv(spike_times):
    isi = []
    for k in range(len(spike_times) - 1):
        isi.append(spike_times[k + 1] - spike_times[k])
    if len(isi) == 0:
        return [], math.nan
    mean = sum(isi) / len(isi)
    variance = sum((value - mean) ** 2 for value in isi) / len(isi)
    return isi, math.sqrt(variance) / mean
