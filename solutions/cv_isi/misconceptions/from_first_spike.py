"""You measure every spike from the first one. Measure each from the spike just before it."""

import numpy as np


def isi_cv(spike_times):
    times = np.asarray(spike_times)
    isi = times[1:] - times[:1]
    if len(isi) == 0:
        return isi, np.nan
    return isi, isi.std() / isi.mean()
