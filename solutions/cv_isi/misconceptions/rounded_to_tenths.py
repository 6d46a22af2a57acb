"""Your results are rounded to one digit after the point. Return them with all their digits."""

import numpy as np


def isi_cv(spike_times):
    isi = np.diff(np.asarray(spike_times, dtype=float))
    cv = isi.std() / isi.mean() if isi.size else float("nan")
    return np.round(isi, 1), round(cv, 1)
