"""Transform the samples you have: zeros appended up to a power of 2 change the bins."""

import numpy as np


def power_spectrum(x, dt):
    N = 2 ** int(np.ceil(np.log2(len(x))))
    transform = np.fft.fft(x - np.mean(x), N)[: N // 2]
    return np.arange(N // 2) / (N * dt), 2 * dt / len(x) * np.abs(transform) ** 2
