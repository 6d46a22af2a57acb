import numpy as np

def isi_cv(spike_times):
    # remove doubles and zeros just in case
    spike_times = np.unique(np.round(spike_times, 1))
    isi = np.diff(spike_times)
    isi = isi[isi > 2.5]     # refractory period, shorter is impossible
    if len(isi) == 0:
        return isi, np.nan
    cv = isi.std() / isi.mean()
    return isi, cv
