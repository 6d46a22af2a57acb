import numpy as np


def forward_difference(y, h):
    y = np.asarray(y, dtype=float)
    return (y[1:] - y[:-1]) / h


def sine_slope(h, lo=-10.0, hi=10.0):
    times = np.arange(lo, hi, h)
    slope = forward_difference(np.sin(times), h)
    t = times[:-1]
    return t, slope, np.mean(np.abs(slope - np.cos(t)))
