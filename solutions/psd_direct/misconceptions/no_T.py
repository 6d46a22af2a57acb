"""The division by the duration T is missing."""

import numpy as np


def psd_at(f, signal, Fs):
    dt = 1 / Fs
    t = np.arange(len(signal)) * dt
    total = np.sum(signal * np.exp(-2j * np.pi * f * t))
    return dt**2 * np.abs(total) ** 2
