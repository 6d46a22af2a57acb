"""Your frequencies are the numbers of the bins: divide by T to have them in Hz."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    T = N * dt
    transform = np.fft.fft(x - np.mean(x))[: N // 2]
    Sxx = 2 * dt**2 / T * np.abs(transform) ** 2
    f = np.arange(N // 2)
    return f, Sxx
