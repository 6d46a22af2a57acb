"""The last interval is missing: your loop stops one spike too early."""

import numpy as np


def isi_cv(spike_times):
    isi = np.array([spike_times[k + 1] - spike_times[k] for k in range(len(spike_times) - 2)])
    if len(isi) == 0:
        return isi, np.nan
    return isi, isi.std() / isi.mean()
