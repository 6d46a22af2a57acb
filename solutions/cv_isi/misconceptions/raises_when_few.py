"""Zero or one spike is a normal recording, not an error: return nan as the CV instead of raising."""

import numpy as np


def isi_cv(spike_times):
    if len(spike_times) < 2:
        raise ValueError("need at least two spikes")
    isi = np.diff(spike_times)
    return isi, isi.std() / isi.mean()
