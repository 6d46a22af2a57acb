"""Sum first and square the magnitude of the sum: you sum the squares."""

import numpy as np


def psd_at(f, signal, Fs):
    dt = 1 / Fs
    T = len(signal) * dt
    t = np.arange(len(signal)) * dt
    total = np.sqrt(np.sum(np.abs(signal * np.exp(-2j * np.pi * f * t)) ** 2))
    return dt**2 / T * np.abs(total) ** 2
