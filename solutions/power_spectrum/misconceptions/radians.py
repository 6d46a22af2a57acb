"""Your frequencies are 2 pi times too large: in Hz, cycles are counted and not radians."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    T = N * dt
    transform = np.fft.fft(x - np.mean(x))[: N // 2]
    Sxx = 2 * dt**2 / T * np.abs(transform) ** 2
    f = 2 * np.pi * np.arange(N // 2) / T
    return f, Sxx
