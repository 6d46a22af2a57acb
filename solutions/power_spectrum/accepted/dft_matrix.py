"""The Fourier sums as a product with a matrix of cosines and sines."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    f = np.arange(N // 2) / (N * dt)
    angles = 2 * np.pi * np.outer(np.arange(N // 2), np.arange(N)) / N
    deviation = x - sum(x) / N
    return f, 2 * dt / N * ((np.cos(angles) @ deviation) ** 2 + (np.sin(angles) @ deviation) ** 2)
