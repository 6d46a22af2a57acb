"""One array with two rows."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    power = np.square(np.abs(np.fft.fft(x - np.average(x), norm="ortho")))
    return np.array([np.arange(N) / (N * dt), 2 * dt * power])[:, : N // 2]
