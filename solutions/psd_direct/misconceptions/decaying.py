"""The imaginary unit is missing in the exponent: your exponential decays, it does not turn."""

import numpy as np


def psd_at(f, signal, Fs):
    dt = 1 / Fs
    T = len(signal) * dt
    t = np.arange(len(signal)) * dt
    total = np.sum(signal * np.exp(-2 * np.pi * f * t))
    return dt**2 / T * np.abs(total) ** 2
