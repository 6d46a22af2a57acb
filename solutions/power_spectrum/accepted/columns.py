"""Columns, and the scale in steps."""

import numpy as np


def power_spectrum(x, dt):
    N = x.shape[0]
    column = (x - x.mean()).reshape(-1, 1)
    transform = np.fft.fft(column, axis=0) * dt
    Sxx = (np.abs(transform) ** 2 / (N * dt))[: N // 2]
    f = np.linspace(0, 1 / dt, N, endpoint=False).reshape(-1, 1)[: N // 2]
    return f, 2 * Sxx
