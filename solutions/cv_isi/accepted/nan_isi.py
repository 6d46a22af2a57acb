"""Gives nan for both items when there are fewer than two spikes."""

import numpy as np


def isi_cv(spike_times):
    if len(spike_times) < 2:
        return np.nan, np.nan
    isi = np.diff(spike_times)
    return isi, isi.std() / isi.mean()
