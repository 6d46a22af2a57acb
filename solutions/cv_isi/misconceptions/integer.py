"""Your intervals are rounded to whole numbers. Keep the fractions of a millisecond."""

import numpy as np


def isi_cv(spike_times):
    isi = np.diff(np.asarray(spike_times).astype(int))
    if len(isi) == 0:
        return isi, np.nan
    return isi, isi.std() / isi.mean()
