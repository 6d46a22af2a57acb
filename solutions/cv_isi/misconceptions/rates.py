"""You returned firing rates. The first item should be the intervals themselves, in ms."""

import numpy as np


def isi_cv(spike_times):
    isi = np.diff(spike_times)
    if len(isi) == 0:
        return isi, np.nan
    return 1000.0 / isi, isi.std() / isi.mean()
