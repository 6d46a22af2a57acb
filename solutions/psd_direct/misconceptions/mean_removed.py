"""Take the signal as it is: here the mean is not removed."""

import numpy as np


def psd_at(f, signal, Fs):
    dt = 1 / Fs
    T = len(signal) * dt
    t = np.arange(len(signal)) * dt
    total = np.sum((signal - np.mean(signal)) * np.exp(-2j * np.pi * f * t))
    return dt**2 / T * np.abs(total) ** 2
