"""Your function changes the signal that your caller still holds: compute with a copy."""

import numpy as np


def psd_at(f, signal, Fs):
    mean = signal.mean()
    signal -= mean
    dt = 1 / Fs
    T = len(signal) * dt
    t = np.arange(len(signal)) * dt
    total = np.sum((signal + mean) * np.exp(-2j * np.pi * f * t))
    return dt**2 / T * np.abs(total) ** 2
