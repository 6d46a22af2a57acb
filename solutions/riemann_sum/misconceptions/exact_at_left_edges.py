"""The exact integral must go up to the right edge of each rectangle; yours stops at the left one."""

import numpy as np


def riemann(dt, lo=0.0, hi=10.0):
    n = int((hi - lo) / dt)
    left = lo + dt * np.arange(n)
    right = left + dt
    running = np.cumsum(left**2 - left + 1) * dt
    exact = left**3 / 3 - left**2 / 2 + left - (lo**3 / 3 - lo**2 / 2 + lo)
    return right, running, exact
