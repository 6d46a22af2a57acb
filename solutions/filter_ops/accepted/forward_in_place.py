"""Overwrites a copy, from the first sample on: each is read before it is overwritten."""

import numpy as np


def highpass(x):
    y = x.copy()
    y[:-1] -= x[1:]
    return -y[:-1]


def lowpass(x, passes=1):
    z = np.array(x, dtype=float)
    for done in range(passes):
        for k in range(len(z) - 1 - done):
            z[k] = (z[k] + z[k + 1]) / 2
    return z[: len(z) - passes]
