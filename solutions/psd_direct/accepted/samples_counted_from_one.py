"""Times from dt to T: all phases turn alike, and the magnitude stays."""

import numpy as np


def psd_at(f, signal, Fs):
    dt = 1 / Fs
    T = len(signal) * dt
    t = np.arange(1, len(signal) + 1) * dt
    total = np.sum(signal * np.exp(-2j * np.pi * f * t))
    return dt**2 / T * np.abs(total) ** 2
