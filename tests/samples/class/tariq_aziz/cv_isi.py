import sys
import numpy as np

def isi_cv(spike_times):
    if len(spike_times) < 2:
        print("ERROR: not enough spikes!")
        sys.exit(1)
    isi = np.diff(spike_times)
    return isi, np.std(isi) / np.mean(isi)
