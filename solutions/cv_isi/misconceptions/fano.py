"""You divided the variance by the mean. The CV is built from the standard deviation."""

import numpy as np


def isi_cv(spike_times):
    isi = np.diff(spike_times)
    if len(isi) == 0:
        return isi, np.nan
    return isi, isi.var() / isi.mean()
