"""The two results seem to be swapped: the intervals come first, the CV second."""

import numpy as np


def isi_cv(spike_times):
    isi = np.diff(spike_times)
    if len(isi) == 0:
        return np.nan, isi
    return isi.std() / isi.mean(), isi
