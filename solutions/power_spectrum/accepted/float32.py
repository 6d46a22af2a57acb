"""Single precision."""

import numpy as np


def power_spectrum(x, dt):
    x = np.asarray(x, dtype=np.float32)
    N = x.size
    transform = np.fft.fft(x - x.mean())[: N // 2]
    Sxx = 2 * dt / N * np.abs(transform) ** 2
    return np.arange(N // 2) / (N * dt), Sxx.astype(np.float32)
