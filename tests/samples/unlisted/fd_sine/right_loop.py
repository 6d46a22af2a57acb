import numpy as np


def forward_difference(y, h):
    y = np.asarray(y, dtype=float)
    return np.array([(y[k + 1] - y[k]) / h for k in range(len(y) - 1)])


def sine_slope(h, lo=-10.0, hi=10.0):
    times = np.arange(lo, hi, h)
    slope = forward_difference(np.sin(times), h)
    t = times[:-1]
    return t, slope, np.max(np.abs(slope - np.cos(t)))
