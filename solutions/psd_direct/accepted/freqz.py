"""The frequency response of a filter whose coefficients are the samples."""

import numpy as np
from scipy.signal import freqz


def psd_at(f, signal, Fs):
    _, response = freqz(signal, worN=[2 * np.pi * f / Fs])
    dt = 1 / Fs
    return dt**2 / (len(signal) * dt) * abs(response[0]) ** 2
