"""Your interval is cut to whole numbers by int(); lo and hi may have decimals."""

import numpy as np


def riemann(dt, lo=0.0, hi=10.0):

    lo, hi = int(lo), int(hi)
    n = int((hi - lo) / dt)
    left = lo + dt * np.arange(n)
    right = left + dt
    running = np.cumsum(left**2 - left + 1) * dt
    exact = right**3 / 3 - right**2 / 2 + right - (lo**3 / 3 - lo**2 / 2 + lo)
    return right, running, exact
