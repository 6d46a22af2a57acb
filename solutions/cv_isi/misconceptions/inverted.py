"""Your ratio is upside down: the spread of the intervals goes on top, their mean below."""

import numpy as np


def isi_cv(spike_times):
    isi = np.diff(spike_times)
    if len(isi) == 0:
        return isi, np.nan
    return isi, isi.mean() / isi.std()
