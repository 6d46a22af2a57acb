"""You return the total area; the task asks for the running sum, one value after each rectangle."""

import numpy as np


def riemann(dt, lo=0.0, hi=10.0):
    n = int((hi - lo) / dt)
    left = lo + dt * np.arange(n)
    right = left + dt
    running = np.sum(left**2 - left + 1) * dt
    exact = right**3 / 3 - right**2 / 2 + right - (lo**3 / 3 - lo**2 / 2 + lo)
    return right, running, exact
