"""You divided by the median of the intervals. The CV is relative to their mean."""

import numpy as np


def isi_cv(spike_times):
    isi = np.diff(spike_times)
    if len(isi) == 0:
        return isi, np.nan
    return isi, isi.std() / np.median(isi)
