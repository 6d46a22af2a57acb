"""You averaged absolute deviations. The standard deviation averages squares and takes the root."""

import numpy as np


def isi_cv(spike_times):
    isi = np.diff(spike_times)
    if len(isi) == 0:
        return isi, np.nan
    return isi, np.mean(np.abs(isi - isi.mean())) / isi.mean()
