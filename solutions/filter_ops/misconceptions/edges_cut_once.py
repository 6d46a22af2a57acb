"""Cut the edge off in each pass: later passes average with the 0 beyond the edge."""

import numpy as np


def highpass(x):
    return x[1:] - x[:-1]


def lowpass(x, passes=1):
    n = len(x) - passes
    for _ in range(passes):
        x = np.convolve(x, [0.5, 0.5], mode="same")
    return x[:n]
