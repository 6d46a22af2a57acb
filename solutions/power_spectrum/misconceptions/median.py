"""Subtract the mean, not the median."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    T = N * dt
    transform = np.fft.fft(x - np.median(x))[: N // 2]
    Sxx = 2 * dt**2 / T * np.abs(transform) ** 2
    f = np.arange(N // 2) / T
    return f, Sxx
