"""Writes into a copy; keeps half of the bins by a mask of frequencies."""

import numpy as np


def power_spectrum(x, dt):
    x = np.array(x, dtype=float)
    x -= x.mean()
    T = x.size * dt
    bins = np.arange(x.size // 2)
    transform = np.fft.fft(x)
    transform *= dt
    return bins / T, 2 * np.abs(transform[bins]) ** 2 / T
