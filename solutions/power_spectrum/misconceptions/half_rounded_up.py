"""N // 2 rounds down: with an odd number of samples you keep one bin too many."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    half = (N + 1) // 2
    transform = np.fft.fft(x - np.mean(x))[:half]
    return np.arange(half) / (N * dt), 2 * dt / N * np.abs(transform) ** 2
