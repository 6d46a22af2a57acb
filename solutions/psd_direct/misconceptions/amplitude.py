"""2/N times the magnitude is the amplitude of a rhythm: its power density is asked for."""

import numpy as np


def psd_at(f, signal, Fs):
    dt = 1 / Fs
    t = np.arange(len(signal)) * dt
    total = np.sum(signal * np.exp(-2j * np.pi * f * t))
    return 2 / len(signal) * np.abs(total)
