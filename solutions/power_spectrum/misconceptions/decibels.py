"""Return the power itself, not ten times its logarithm (decibels)."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    T = N * dt
    transform = np.fft.fft(x - np.mean(x))[: N // 2]
    Sxx = 10 * np.log10(2 * dt**2 / T * np.abs(transform) ** 2 + 1e-30)
    f = np.arange(N // 2) / T
    return f, Sxx
