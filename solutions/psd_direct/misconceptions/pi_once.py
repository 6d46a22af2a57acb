"""The phase is 2 pi f t: the factor 2 is missing."""

import numpy as np


def psd_at(f, signal, Fs):
    dt = 1 / Fs
    T = len(signal) * dt
    t = np.arange(len(signal)) * dt
    total = np.sum(signal * np.exp(-1j * np.pi * f * t))
    return dt**2 / T * np.abs(total) ** 2
