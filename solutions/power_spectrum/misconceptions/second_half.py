"""You kept the second half of the bins, which belongs to the negative frequencies."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    Sxx = 2 * dt / N * np.abs(np.fft.fft(x - np.mean(x))) ** 2
    return np.arange(N // 2) / (N * dt), Sxx[N - N // 2 :]
