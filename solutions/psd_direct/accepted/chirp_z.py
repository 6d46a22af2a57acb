"""The zoomed transform of SciPy with a single frequency."""

import numpy as np
from scipy.signal import czt


def psd_at(f, signal, Fs):
    start = np.exp(2j * np.pi * f / Fs)
    return np.abs(czt(signal, m=1, a=start)) ** 2 / (len(signal) * Fs)
