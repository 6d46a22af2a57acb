import numpy as np

def isi_cv(spike_times):
    isi = np.diff(spike_times)
    if len(isi) < 1:
        return isi, np.nan
    return isi, np.std(isi) / np.mean(isi)
