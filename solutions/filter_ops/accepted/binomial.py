"""All passes in one convolution with binomial weights."""

from math import comb

import numpy as np


def highpass(x):
    return np.ediff1d(x)


def lowpass(x, passes=1):
    weights = np.array([comb(passes, j) for j in range(passes + 1)]) / 2**passes
    return np.convolve(x, weights, mode="valid")
