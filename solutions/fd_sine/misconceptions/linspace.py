"""np.linspace(lo, hi, n) ends on hi, so that the samples are not h apart."""

import numpy as np


def forward_difference(y, h):
    return (y[1:] - y[:-1]) / h


def sine_slope(h, lo=-10.0, hi=10.0):
    t = np.linspace(lo, hi, int(np.ceil((hi - lo) / h - 1e-9)))
    slope = forward_difference(np.sin(t), h)
    t = t[:-1]
    max_error = np.max(np.abs(slope - np.cos(t)))
    return t, slope, max_error
