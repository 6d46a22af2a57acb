"""The filter is the bare difference: do not divide by a time step."""

import numpy as np


def highpass(x):
    return np.diff(x) / 0.01


def lowpass(x, passes=1):
    for _ in range(passes):
        x = (x[1:] + x[:-1]) / 2
    return x
