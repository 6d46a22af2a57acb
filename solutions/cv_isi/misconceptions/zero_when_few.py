"""Without an interval the CV is undefined, which is not the same as 0: return nan there."""

import numpy as np


def isi_cv(spike_times):
    isi = np.diff(spike_times)
    cv = isi.std() / isi.mean() if len(isi) > 0 else 0.0
    return isi, cv
