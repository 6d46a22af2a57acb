"""Square the sums with cosine and sine each on its own, and add the squares."""

import numpy as np


def psd_at(f, signal, Fs):
    dt = 1 / Fs
    T = len(signal) * dt
    t = np.arange(len(signal)) * dt
    total = np.sum(signal * (np.cos(2 * np.pi * f * t) + np.sin(2 * np.pi * f * t)))
    return dt**2 / T * np.abs(total) ** 2
