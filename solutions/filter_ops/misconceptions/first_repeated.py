"""n samples have n - 1 differences: do not fill up with a zero."""

import numpy as np


def highpass(x):
    return np.append(np.diff(x), 0.0)


def lowpass(x, passes=1):
    for _ in range(passes):
        x = (x[1:] + x[:-1]) / 2
    return x
