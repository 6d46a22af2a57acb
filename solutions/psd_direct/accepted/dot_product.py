"""A dot product and a complex number without an imaginary part."""

import numpy as np


def psd_at(f, signal, Fs):
    dt = 1 / Fs
    t = np.arange(len(signal)) * dt
    total = np.dot(np.exp(-2j * np.pi * f * t), signal)
    return dt / len(signal) * total * np.conj(total)
