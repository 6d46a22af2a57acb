"""Circular shifts without the sample that has come round; the sum, halved in the end."""

import numpy as np


def highpass(x):
    return (x - np.roll(x, 1))[1:]


def lowpass(x, passes=1):
    z = x + 0.0
    for _ in range(passes):
        z = (z + np.roll(z, -1))[:-1]
    return z / 2**passes
