"""The last sample is missing where h does not divide the interval; take all times below hi."""

import numpy as np


def forward_difference(y, h):
    return (y[1:] - y[:-1]) / h


def sine_slope(h, lo=-10.0, hi=10.0):
    t = lo + h * np.arange(int((hi - lo) / h + 1e-9))
    slope = forward_difference(np.sin(t), h)
    t = t[:-1]
    max_error = np.max(np.abs(slope - np.cos(t)))
    return t, slope, max_error
