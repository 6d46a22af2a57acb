import numpy as np


def psd_at(f, signal, Fs):
    x = np.asarray(signal, dtype=float)
    t = np.arange(x.size) / Fs
    total = np.dot(x, np.exp(-2j * np.pi * f * t))
    return abs(total) ** 2 / Fs / x.size
