"""Return two items, the frequencies and the power: yours is the power alone."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    T = N * dt
    transform = np.fft.fft(x - np.mean(x))[: N // 2]
    return 2 * dt**2 / T * np.abs(transform) ** 2
