"""The transform of the circular autocovariance (Wiener and Khinchin), by matrix."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    deviation = x - np.mean(x)
    covariance = np.array([np.dot(deviation, np.roll(deviation, -lag)) for lag in range(N)]) / N
    Sxx = 2 * dt * np.real(np.fft.fft(covariance))
    return np.arange(N // 2) / (N * dt), Sxx[: N // 2]
