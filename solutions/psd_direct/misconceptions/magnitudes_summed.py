"""Sum first and take the magnitude of the sum: you sum magnitudes, in which the phases are lost."""

import numpy as np


def psd_at(f, signal, Fs):
    dt = 1 / Fs
    T = len(signal) * dt
    t = np.arange(len(signal)) * dt
    total = np.sum(np.abs(signal * np.exp(-2j * np.pi * f * t)))
    return dt**2 / T * np.abs(total) ** 2
