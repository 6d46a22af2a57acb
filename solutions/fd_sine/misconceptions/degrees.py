"""np.sin takes radians; do not convert from degrees."""

import numpy as np


def forward_difference(y, h):
    return (y[1:] - y[:-1]) / h


def sine_slope(h, lo=-10.0, hi=10.0):
    t = np.arange(lo, hi, h)
    slope = forward_difference(np.sin(np.radians(t)), h)
    t = t[:-1]
    max_error = np.max(np.abs(slope - np.cos(t)))
    return t, slope, max_error
