"""Single precision is too coarse here: the phases become large, and so do their errors."""

import numpy as np


def psd_at(f, signal, Fs):
    t = np.arange(len(signal), dtype=np.float32) / np.float32(Fs)
    phase = np.float32(2 * np.pi * f) * t
    total = np.sum(signal.astype(np.float32) * np.exp(-1j * phase))
    return np.abs(total) ** 2 / (len(signal) * Fs)
