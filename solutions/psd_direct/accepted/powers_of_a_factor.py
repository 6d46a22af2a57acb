"""Powers of one phase factor times a column."""

import numpy as np


def psd_at(f, signal, Fs):
    column = np.asarray(signal, dtype=float).reshape(-1, 1)
    factors = np.exp(-2j * np.pi * f / Fs) ** np.arange(len(column))
    return np.abs(factors @ column) ** 2 / len(column) / Fs
