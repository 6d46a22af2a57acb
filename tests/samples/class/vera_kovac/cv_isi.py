import numpy as np

def isi_cv(spike_times):
    isi = np.diff(spike_times)
    cv = np.std(isi) / np.mean(isi)
    return cv, isi
