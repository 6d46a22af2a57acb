# -*- coding: utf-8 -*-
import numpy as np

def isi_cv(spike_times):
    t = np.array(spike_times, dtype=float)
    isi = t[1:] - t[:-1]
    if t.size < 2:
        cv = np.nan
    else:
        cv = np.sqrt(np.mean((isi - isi.mean())**2))/isi.mean()
    return isi, cv
