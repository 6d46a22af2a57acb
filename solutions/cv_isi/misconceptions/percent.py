"""Your CV is in per cent. Return the plain fraction."""

import numpy as np


def isi_cv(spike_times):
    isi = np.diff(spike_times)
    if len(isi) == 0:
        return isi, np.nan
    return isi, 100 * isi.std() / isi.mean()
