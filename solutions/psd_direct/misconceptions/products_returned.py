"""One number is asked for: sum the products, you return one for each sample."""

import numpy as np


def psd_at(f, signal, Fs):
    dt = 1 / Fs
    T = len(signal) * dt
    t = np.arange(len(signal)) * dt
    total = signal * np.exp(-2j * np.pi * f * t)
    return dt**2 / T * np.abs(total) ** 2
