"""Fs is the number of samples in a second: the step is dt = 1 / Fs."""

import numpy as np


def psd_at(f, signal, Fs):
    dt = Fs
    T = len(signal) * dt
    t = np.arange(len(signal)) * dt
    total = np.sum(signal * np.exp(-2j * np.pi * f * t))
    return dt**2 / T * np.abs(total) ** 2
