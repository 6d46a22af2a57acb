import numpy as np

def isi_cv(spike_times):
    isi = np.diff(spike_times)
    isi = np.sort(isi)           # sorted is nicer for the histogram
    if isi.size == 0:
        return isi, np.nan
    return isi, np.std(isi) / np.average(isi)
