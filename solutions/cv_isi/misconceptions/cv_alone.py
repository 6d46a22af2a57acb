"""Only one result came back. Return two: the intervals and the CV."""

import numpy as np


def isi_cv(spike_times):
    isi = np.diff(spike_times)
    if len(isi) == 0:
        return np.nan
    return isi.std() / isi.mean()
