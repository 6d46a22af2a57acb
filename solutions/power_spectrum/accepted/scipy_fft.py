"""The transform of SciPy, and the step between frequencies as 1 / T."""

import numpy as np
from scipy import fft


def power_spectrum(x, dt):
    half = int(len(x) / 2)
    power = abs(fft.fft(x - x.mean())) ** 2 * 2 * dt**2 / (len(x) * dt)
    df = 1 / (len(x) * dt)
    return df * np.arange(half), power[:half]
