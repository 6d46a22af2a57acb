import numpy as np
from my_plots import raster   # own plotting functions


def isi_cv(spike_times):
    isi = np.diff(spike_times)
    if len(isi) == 0:
        return isi, np.nan
    return isi, isi.std() / isi.mean()
