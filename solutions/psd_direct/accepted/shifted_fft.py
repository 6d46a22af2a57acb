"""The signal is turned by the frequency, so that bin 0 of a transform holds the sum."""

import numpy as np


def psd_at(f, signal, Fs):
    turned = signal * np.exp(-2j * np.pi * f * np.arange(len(signal)) / Fs)
    return float(np.abs(np.fft.fft(turned)[0]) ** 2 / len(signal) / Fs)
