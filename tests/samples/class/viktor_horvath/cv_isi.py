# CV, Viktor
import numpy as np

def isi_cv(spike_times):
    times = np.array(spike_times)
    isi = times[1:] - times[:-1]
    if len(isi) == 0:
        return isi, 0
    cv = (isi.var())/(isi.mean()**2)
    return isi, cv
