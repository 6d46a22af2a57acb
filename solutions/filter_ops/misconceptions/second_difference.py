"""Take the difference once, not of the differences again."""

import numpy as np


def highpass(x):
    return np.diff(x, n=2)


def lowpass(x, passes=1):
    for _ in range(passes):
        x = (x[1:] + x[:-1]) / 2
    return x
