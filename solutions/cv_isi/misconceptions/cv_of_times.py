"""You took the CV of the spike times themselves. Take the one of the intervals."""

import numpy as np


def isi_cv(spike_times):
    isi = np.diff(spike_times)
    if len(isi) == 0:
        return isi, np.nan
    return isi, np.std(spike_times) / np.mean(spike_times)
