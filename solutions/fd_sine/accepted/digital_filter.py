"""The difference as a digital filter, whose first output has no neighbour before it."""

import numpy as np
from scipy.signal import lfilter


def forward_difference(y, h):
    return lfilter([1, -1], [1], y)[1:] / h


def sine_slope(h, lo=-10.0, hi=10.0):
    t = np.arange(lo, hi, h)
    circle = np.exp(1j * t)
    slope = forward_difference(circle.imag, h)
    return t[:-1], slope, np.sort(np.abs(slope - circle.real[:-1]))[-1]
