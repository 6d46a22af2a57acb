"""Sum over the samples: a mean is divided by N."""

import numpy as np


def psd_at(f, signal, Fs):
    dt = 1 / Fs
    T = len(signal) * dt
    t = np.arange(len(signal)) * dt
    total = np.mean(signal * np.exp(-2j * np.pi * f * t))
    return dt**2 / T * np.abs(total) ** 2
