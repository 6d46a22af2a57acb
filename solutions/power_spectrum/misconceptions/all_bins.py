"""Only the first N // 2 bins are asked for: of a real signal, the others repeat them in reverse."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    Sxx = 2 * dt / N * np.abs(np.fft.fft(x - np.mean(x))) ** 2
    return np.fft.fftfreq(N, dt), Sxx
