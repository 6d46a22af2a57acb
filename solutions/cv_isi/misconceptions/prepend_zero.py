"""The wait for the first spike is not an interval between spikes: start at the first spike, not at 0."""

import numpy as np


def isi_cv(spike_times):
    isi = np.diff(spike_times, prepend=0.0)
    if len(isi) == 0:
        return isi, np.nan
    return isi, isi.std() / isi.mean()
