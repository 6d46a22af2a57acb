"""This is the standard deviation in ms. Relate it to the mean interval, so that the unit goes away."""

import numpy as np


def isi_cv(spike_times):
    isi = np.diff(spike_times)
    if len(isi) == 0:
        return isi, np.nan
    return isi, isi.std()
