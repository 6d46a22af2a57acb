"""Your function changes the caller's spike times. Work on a new array instead of in place."""

import numpy as np


def isi_cv(spike_times):
    times = np.asarray(spike_times)
    if len(times) > 0:
        times -= times[0]
    isi = np.diff(times)
    if len(isi) == 0:
        return isi, np.nan
    return isi, isi.std() / isi.mean()
