"""The weights of all passes first, then one dot product for each value."""

import numpy as np


def highpass(x):
    return np.correlate(x, np.array([-1.0, 1.0]))


def lowpass(x, passes=1):
    weights = np.array([1.0])
    for _ in range(passes):
        weights = np.convolve(weights, [0.5, 0.5])
    return [float(weights @ x[k : k + passes + 1]) for k in range(len(x) - passes)]
