"""Your rectangles are stretched until the last ends at hi; each is dt wide, and a rest stays uncovered."""

import numpy as np


def riemann(dt, lo=0.0, hi=10.0):
    n = int((hi - lo) / dt)
    dt = (hi - lo) / n
    left = lo + dt * np.arange(n)
    right = left + dt
    running = np.cumsum(left**2 - left + 1) * dt
    exact = right**3 / 3 - right**2 / 2 + right - (lo**3 / 3 - lo**2 / 2 + lo)
    return right, running, exact
