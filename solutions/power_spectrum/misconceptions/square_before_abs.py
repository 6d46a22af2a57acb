"""Take the magnitude before you square: the real part of a squared complex number is not the power."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    T = N * dt
    transform = np.fft.fft(x - np.mean(x))[: N // 2]
    Sxx = 2 * dt**2 / T * np.real(transform**2)
    f = np.arange(N // 2) / T
    return f, Sxx
