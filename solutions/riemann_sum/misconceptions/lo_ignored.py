"""Your time starts at 0 whatever lo is; start at lo."""

import numpy as np


def riemann(dt, lo=0.0, hi=10.0):
    n = int((hi - lo) / dt)
    left = dt * np.arange(n)
    right = left + dt
    running = np.cumsum(left**2 - left + 1) * dt
    exact = right**3 / 3 - right**2 / 2 + right
    return right, running, exact
