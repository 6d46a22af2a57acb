"""Cosines and sines."""

import numpy as np


def psd_at(f, signal, Fs):
    t = np.arange(signal.size) / Fs
    even = (signal * np.cos(2 * np.pi * f * t)).sum()
    odd = (signal * np.sin(2 * np.pi * f * t)).sum()
    dt = 1 / Fs
    return dt**2 / (signal.size * dt) * (even**2 + odd**2)
