"""Square the transform of the signal: you transform the squares of the samples."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    T = N * dt
    transform = np.fft.fft((x - np.mean(x)) ** 2)[: N // 2]
    Sxx = 2 * dt**2 / T * np.abs(transform)
    f = np.arange(N // 2) / T
    return f, Sxx
