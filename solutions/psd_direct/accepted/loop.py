"""One sample after the other."""

import cmath


def psd_at(f, signal, Fs):
    total = 0
    for i, value in enumerate(signal):
        total += value * cmath.exp(-2j * cmath.pi * f * i / Fs)
    return abs(total) ** 2 / (len(signal) * Fs)
