"""Do not round: small powers are numbers too."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    T = N * dt
    transform = np.fft.fft(x - np.mean(x))[: N // 2]
    Sxx = np.round(2 * dt**2 / T * np.abs(transform) ** 2, 3)
    f = np.round(np.arange(N // 2) / T, 3)
    return f, Sxx
