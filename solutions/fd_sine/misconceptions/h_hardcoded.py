"""The step is 0.2 in your code whatever h is; use the argument."""

import numpy as np


def forward_difference(y, h):
    return (y[1:] - y[:-1]) / h


def sine_slope(h, lo=-10.0, hi=10.0):
    t = np.arange(lo, hi, 0.2)
    slope = forward_difference(np.sin(t), 0.2)
    t = t[:-1]
    max_error = np.max(np.abs(slope - np.cos(t)))
    return t, slope, max_error
