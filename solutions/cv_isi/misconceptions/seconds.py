"""Your intervals are in seconds. The spike times come in ms, and so do the intervals."""

import numpy as np


def isi_cv(spike_times):
    isi = np.diff(spike_times) / 1000.0
    if len(isi) == 0:
        return isi, np.nan
    return isi, isi.std() / isi.mean()
