"""Give the step to fftfreq: without dt it counts cycles for each sample and not for each second."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    T = N * dt
    transform = np.fft.fft(x - np.mean(x))[: N // 2]
    Sxx = 2 * dt**2 / T * np.abs(transform) ** 2
    f = np.fft.fftfreq(N)[: N // 2]
    return f, Sxx
