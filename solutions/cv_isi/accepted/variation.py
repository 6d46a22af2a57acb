"""Lets SciPy divide the standard deviation by the mean."""

import numpy as np
from scipy.stats import variation


def isi_cv(spike_times):
    isi = np.diff(np.asarray(spike_times, dtype=float))
    cv = variation(isi) if len(isi) > 0 else np.nan
    return isi, cv
