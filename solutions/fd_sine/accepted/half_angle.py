"""The difference of two sines as a product, free of cancellation."""

import numpy as np


def forward_difference(y, h):
    return (y[1:] - y[:-1]) / h


def sine_slope(h, lo=-10.0, hi=10.0):
    t = np.arange(lo, hi, h)
    slope = 2 * np.cos(t[:-1] + h / 2) * np.sin(h / 2) / h
    t = t[:-1]
    max_error = np.max(np.abs(slope - np.cos(t)))
    return t, slope, max_error
