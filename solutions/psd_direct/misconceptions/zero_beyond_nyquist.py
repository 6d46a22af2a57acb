"""The sum is defined at every frequency, below 0 and beyond Fs / 2 too."""

import numpy as np


def psd_at(f, signal, Fs):
    if f < 0 or f > Fs / 2:
        return 0.0
    dt = 1 / Fs
    T = len(signal) * dt
    t = np.arange(len(signal)) * dt
    total = np.sum(signal * np.exp(-2j * np.pi * f * t))
    return dt**2 / T * np.abs(total) ** 2
