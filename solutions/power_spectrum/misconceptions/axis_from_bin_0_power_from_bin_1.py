"""Your powers are shifted by one bin against their frequencies: both start at bin 0."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    Sxx = 2 * dt / N * np.abs(np.fft.rfft(x - np.mean(x))) ** 2
    return np.arange(N // 2) / (N * dt), Sxx[1 : N // 2 + 1]
