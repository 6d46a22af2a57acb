"""This is a difference of differences, the second derivative; take it once."""

import numpy as np


def forward_difference(y, h):
    return np.diff(y, 2) / h**2


def sine_slope(h, lo=-10.0, hi=10.0):
    t = np.arange(lo, hi, h)
    slope = forward_difference(np.sin(t), h)
    t = t[:-2]
    max_error = np.max(np.abs(slope - np.cos(t)))
    return t, slope, max_error
