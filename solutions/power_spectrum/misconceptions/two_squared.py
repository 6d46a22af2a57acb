"""The factor 2 stands before the square: yours is squared too and becomes 4."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    T = N * dt
    transform = np.fft.fft(x - np.mean(x))[: N // 2]
    Sxx = np.abs(2 * dt * transform) ** 2 / T
    f = np.arange(N // 2) / T
    return f, Sxx
