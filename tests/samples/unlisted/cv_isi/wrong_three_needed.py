import numpy as np


def isi_cv(spike_times):
    times = np.asarray(spike_times, dtype=float)
    intervals = times[1:] - times[:-1]
    if times.size < 3:
        return intervals, np.nan
    return intervals, intervals.std() / intervals.mean()
