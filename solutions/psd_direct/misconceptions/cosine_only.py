"""The exponential has a cosine and a sine: the part with the sine is missing."""

import numpy as np


def psd_at(f, signal, Fs):
    dt = 1 / Fs
    T = len(signal) * dt
    t = np.arange(len(signal)) * dt
    total = np.sum(signal * np.cos(2 * np.pi * f * t))
    return dt**2 / T * np.abs(total) ** 2
