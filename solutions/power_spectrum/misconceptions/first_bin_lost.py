"""Bin 0 belongs to the spectrum, although it is 0 once the mean is gone: keep it."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    kept = slice(1, N // 2 + 1)
    transform = np.fft.fft(x - np.mean(x))[kept]
    return (np.arange(N) / (N * dt))[kept], 2 * dt / N * np.abs(transform) ** 2
