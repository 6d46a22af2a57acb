import numpy as np

def cv_isi(spike_times):
    isi = np.diff(spike_times)
    if len(isi) == 0:
        return isi, np.nan
    return isi, np.std(isi) / np.mean(isi)
