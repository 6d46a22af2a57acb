"""Average two neighbours, not three."""

import numpy as np


def highpass(x):
    return x[1:] - x[:-1]


def lowpass(x, passes=1):
    for _ in range(passes):
        x = np.convolve(x, np.ones(3) / 3, mode="same")[1:]
    return x
