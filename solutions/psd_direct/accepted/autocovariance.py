"""The sum over lags of products of samples (the periodogram as Wiener and Khinchin have it)."""

import numpy as np


def psd_at(f, signal, Fs):
    N = len(signal)
    products = np.correlate(signal, signal, mode="full") / N
    lags = np.arange(-N + 1, N) / Fs
    return np.sum(products * np.cos(2 * np.pi * f * lags)) / Fs
