import numpy as np


def psd_at(f, signal, Fs):
    x = np.asarray(signal, dtype=float)
    t = np.arange(x.size) / Fs
    re = np.sum(x * np.cos(2 * np.pi * f * t))
    im = np.sum(x * np.sin(2 * np.pi * f * t))
    return 2 * (re**2 + im**2) / (Fs * x.size)
