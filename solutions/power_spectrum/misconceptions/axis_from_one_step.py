"""The frequencies start at 0, which is the frequency of the first bin."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    T = N * dt
    transform = np.fft.fft(x - np.mean(x))[: N // 2]
    Sxx = 2 * dt**2 / T * np.abs(transform) ** 2
    f = np.arange(1, N // 2 + 1) / T
    return f, Sxx
