"""With fewer than two spikes the CV must be the float nan; None cannot be used in a calculation."""

import numpy as np


def isi_cv(spike_times):
    if len(spike_times) < 2:
        return np.array([]), None
    isi = np.diff(spike_times)
    return isi, isi.std() / isi.mean()
