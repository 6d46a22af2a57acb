"""signal *= ... writes into the array that your caller still holds: store the product under another name."""

import numpy as np


def psd_at(f, signal, Fs):
    phase = 2 * np.pi * f * np.arange(len(signal)) / Fs
    sines = np.sum(signal * np.sin(phase))
    signal *= np.cos(phase)
    return (np.sum(signal) ** 2 + sines**2) / (len(signal) * Fs)
