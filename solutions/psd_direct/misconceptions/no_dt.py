"""The sum becomes an integral over time by dt, and is squared: the factor dt squared is missing."""

import numpy as np


def psd_at(f, signal, Fs):
    dt = 1 / Fs
    T = len(signal) * dt
    t = np.arange(len(signal)) * dt
    total = np.sum(signal * np.exp(-2j * np.pi * f * t))
    return 1 / T * np.abs(total) ** 2
