"""Your sum ends one sample early: range(N) ends at N - 1 by itself."""

import numpy as np


def psd_at(f, signal, Fs):
    N = len(signal)
    total = 0
    for i in range(N - 1):
        total += signal[i] * np.exp(-2j * np.pi * f * i / Fs)
    return abs(total) ** 2 / (N * Fs)
