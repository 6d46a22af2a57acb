"""One average for each pair of neighbours is asked for: yours is that of the whole signal."""

import numpy as np


def highpass(x):
    return x[1:] - x[:-1]


def lowpass(x, passes=1):
    for _ in range(passes):
        x = np.mean(x)
    return x
