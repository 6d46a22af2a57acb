"""Goes through the spikes once and updates mean and variance at each interval (Welford 1962)."""

import math


def isi_cv(spike_times):
    isi, mean, squares = [], 0.0, 0.0
    before = None
    for time in spike_times:
        if before is not None:
            isi.append(float(time) - before)
            step = isi[-1] - mean
            mean += step / len(isi)
            squares += step * (isi[-1] - mean)
        before = float(time)
    return isi, math.sqrt(squares / len(isi)) / mean if isi else math.nan
