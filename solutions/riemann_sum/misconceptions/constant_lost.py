"""The 1 in f has an integral, too: it is t."""

import numpy as np


def riemann(dt, lo=0.0, hi=10.0):
    n = int((hi - lo) / dt)
    left = lo + dt * np.arange(n)
    right = left + dt
    running = np.cumsum(left**2 - left + 1) * dt
    exact = right**3 / 3 - right**2 / 2 - (lo**3 / 3 - lo**2 / 2)
    return right, running, exact
