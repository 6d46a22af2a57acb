import numpy as np

def isi_cv(spike_times):
    isi = np.diff(np.array(spike_times))
    if isi.shape[0] == 0:
        return isi, np.nan
    return isi, np.sqrt(np.mean(isi ** 2) - np.mean(isi) ** 2) / np.mean(isi)
