"""Reference: power spectral density at one frequency by the direct Fourier sum."""

import numpy as np


def psd_at(f, signal, Fs):
    r"""Compute the two-sided periodogram at any frequency.

    .. math:: P(f) = \frac{\Delta t^2}{T} \Big| \sum_k x_k e^{-2 \pi \mathrm{i} f k \Delta t} \Big|^2

    See Percival and Walden, Spectral Analysis for Physical Applications (1993), chapter 6.

    Parameters
    ----------
    f : float
        Frequency, Hz.
    signal : array of float, shape (N,)
        Samples, say in mV.
    Fs : float
        Sampling rate, Hz.

    Returns
    -------
    P : float
        Power spectral density, mV**2/Hz.
    """
    dt = 1 / Fs
    T = len(signal) * dt
    t = np.arange(len(signal)) * dt
    return dt**2 / T * np.abs(np.sum(signal * np.exp(-2j * np.pi * f * t))) ** 2
