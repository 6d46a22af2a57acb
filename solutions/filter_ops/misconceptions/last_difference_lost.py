"""n samples have n - 1 differences: the last one is missing."""

import numpy as np


def highpass(x):
    y = []
    for k in range(len(x) - 2):
        y.append(x[k + 1] - x[k])
    return np.array(y)


def lowpass(x, passes=1):
    for _ in range(passes):
        x = (x[1:] + x[:-1]) / 2
    return x
