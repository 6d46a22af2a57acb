"""Takes the variance as the mean square minus the squared mean."""

import numpy as np


def isi_cv(spike_times):
    intervals = np.diff(np.array(spike_times, dtype=float))
    if len(intervals) == 0:
        return intervals, np.nan
    mean = np.mean(intervals)
    return intervals, np.sqrt(np.mean(intervals**2) - mean**2) / mean
