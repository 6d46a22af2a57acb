"""The number of samples is len(x), not always 2000."""

import numpy as np


def power_spectrum(x, dt):
    N = 2000
    T = N * dt
    transform = np.fft.fft(x - np.mean(x))[: N // 2]
    Sxx = 2 * dt**2 / T * np.abs(transform) ** 2
    f = np.arange(N // 2) / T
    return f, Sxx
