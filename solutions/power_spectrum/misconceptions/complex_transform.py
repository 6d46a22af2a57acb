"""The transform is complex: its squared magnitude is asked for."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    T = N * dt
    transform = np.fft.fft(x - np.mean(x))[: N // 2]
    Sxx = 2 * dt**2 / T * transform
    f = np.arange(N // 2) / T
    return f, Sxx
