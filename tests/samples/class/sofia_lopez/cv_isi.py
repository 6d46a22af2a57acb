import numpy as np

def isi_cv(spike_times):
    isi = []
    i = 0
    # until the last spike
    while i != len(spike_times) - 1:
        if i + 1 < len(spike_times):
            isi.append(spike_times[i + 1] - spike_times[i])
        i += 1
    if len(isi) == 0:
        return isi, np.nan
    return isi, np.std(isi) / np.mean(isi)
