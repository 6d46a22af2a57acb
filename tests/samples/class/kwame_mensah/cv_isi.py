import numpy as np
def isi_cv(spike_times):
    d = np.diff(spike_times)
    return d, (np.std(d)/np.mean(d) if len(d) else float("nan"))
