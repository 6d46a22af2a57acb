"""Your sum starts at the second sample: index 0 belongs to t = 0 and counts too."""

import numpy as np


def psd_at(f, signal, Fs):
    dt = 1 / Fs
    T = len(signal) * dt
    t = np.arange(len(signal)) * dt
    total = np.sum(signal[1:] * np.exp(-2j * np.pi * f * t[1:]))
    return dt**2 / T * np.abs(total) ** 2
