"""Multiply each sample by its exponential before you sum."""

import numpy as np


def psd_at(f, signal, Fs):
    dt = 1 / Fs
    T = len(signal) * dt
    t = np.arange(len(signal)) * dt
    return dt**2 / T * np.abs(np.sum(signal) * np.sum(np.exp(-2j * np.pi * f * t))) ** 2
