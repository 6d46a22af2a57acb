"""Squares of the real and of the imaginary part; the constant is taken out of the transform."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    transform = np.fft.fft(x)
    transform[0] = 0
    Sxx = (transform.real**2 + transform.imag**2) * (2 * dt / N)
    f = np.fft.fftfreq(N, d=dt)
    return f[: N // 2], Sxx[: N // 2]
