"""The inverse transform: its conjugate is the transform over N."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    amplitude = np.abs(np.fft.ifft(x - x.mean()))[: N // 2]
    return np.arange(0, N // 2, 1) / N / dt, 2 * N * dt * amplitude**2
