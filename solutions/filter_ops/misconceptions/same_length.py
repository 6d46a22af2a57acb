"""Each pass has one sample fewer: at the edge yours averages with 0."""

import numpy as np


def highpass(x):
    return x[1:] - x[:-1]


def lowpass(x, passes=1):
    for _ in range(passes):
        x = np.convolve(x, [0.5, 0.5], mode="same")
    return x
