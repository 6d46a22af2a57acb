"""A function that calls itself."""

import numpy as np


def highpass(x):
    return np.subtract(x[1:], x[:-1])


def lowpass(x, passes=1):
    if passes == 0:
        return x
    return lowpass(np.mean([x[1:], x[:-1]], axis=0), passes - 1)
