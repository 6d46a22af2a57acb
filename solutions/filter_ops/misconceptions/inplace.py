"""Average two samples of x: you average with the average before, as happens when x is overwritten."""

import numpy as np


def highpass(x):
    return x[1:] - x[:-1]


def lowpass(x, passes=1):
    z = np.array(x)
    for _ in range(passes):
        for k in range(1, len(z)):
            z[k] = (z[k] + z[k - 1]) / 2
        z = z[1:]
    return z
