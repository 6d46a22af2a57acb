"""hi itself is sampled: int((hi - lo)/h) + 1 points of np.linspace end on it."""

import numpy as np


def forward_difference(y, h):
    return np.diff(y) / h


def sine_slope(h, lo=-10.0, hi=10.0):
    t = np.linspace(lo, hi, int((hi - lo) / h) + 1)
    slope = np.diff(np.sin(t)) / h
    return t[:-1], slope, np.abs(slope - np.cos(t[:-1])).max()
