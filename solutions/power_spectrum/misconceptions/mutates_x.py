"""x -= x.mean() overwrites the signal that your caller still holds: write x = x - x.mean()."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    T = N * dt
    x -= x.mean()
    return np.arange(N // 2) / T, 2 * dt**2 / T * np.abs(np.fft.fft(x)[: N // 2]) ** 2
