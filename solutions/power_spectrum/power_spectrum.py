"""Reference: one-sided power spectral density by the fast Fourier transform."""

import numpy as np


def power_spectrum(x, dt):
    r"""Compute the periodogram of a real signal without its mean.

    .. math:: S_k = \frac{2 \Delta t^2}{T} |\mathrm{FFT}(x - \bar x)_k|^2, \; f_k = k/T, \; T = N \Delta t

    See Kramer and Eden, Case Studies in Neural Data Analysis (2016), chapter 3; these are the values of
    ``scipy.signal.periodogram(x, 1 / dt)`` in the first N // 2 bins.

    Parameters
    ----------
    x : array of float, shape (N,)
        Samples of the signal, say in mV.
    dt : float
        Time step, s.

    Returns
    -------
    f, Sxx : array of float, shape (N // 2,)
        Frequency, Hz, and power spectral density, mV**2/Hz.
    """
    N = len(x)
    T = N * dt
    transform = np.fft.fft(x - np.mean(x))[: N // 2]
    Sxx = 2 * dt**2 / T * np.abs(transform) ** 2
    return np.arange(N // 2) / T, Sxx
