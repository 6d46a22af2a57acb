"""Your samples are not h apart where 100 of them do not fill the interval."""

import numpy as np


def forward_difference(y, h):
    return (y[1:] - y[:-1]) / h


def sine_slope(h, lo=-10.0, hi=10.0):
    t = np.linspace(lo, hi, 100, endpoint=False)
    slope = forward_difference(np.sin(t), h)
    t = t[:-1]
    max_error = np.max(np.abs(slope - np.cos(t)))
    return t, slope, max_error
