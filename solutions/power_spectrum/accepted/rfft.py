"""The transform for real signals, and the frequencies that belong to it."""

import numpy as np


def power_spectrum(x, dt):
    half = len(x) // 2
    transform = np.fft.rfft(x - x.mean())[:half]
    return np.fft.rfftfreq(len(x), dt)[:half], 2 * dt / len(x) * np.abs(transform) ** 2
