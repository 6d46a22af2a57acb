"""fftshift moves bin 0 to the middle: the first half of its result holds negative frequencies."""

import numpy as np


def power_spectrum(x, dt):
    N = len(x)
    Sxx = 2 * dt / N * np.abs(np.fft.fftshift(np.fft.fft(x - np.mean(x)))) ** 2
    f = np.fft.fftshift(np.fft.fftfreq(N, dt))
    return f[: N // 2], Sxx[: N // 2]
