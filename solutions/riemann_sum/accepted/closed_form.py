"""The sums of k and of k squared in closed form."""

import numpy as np


def riemann(dt, lo=0.0, hi=10.0):
    n = int(np.floor((hi - lo) / dt))
    k = np.arange(1, n + 1)
    first = k * (k - 1) / 2
    second = (k - 1) * k * (2 * k - 1) / 6
    running = dt * (k * (lo**2 - lo + 1) + (2 * lo - 1) * dt * first + dt**2 * second)
    right = lo + k * dt
    exact = (right**3 - lo**3) / 3 - (right**2 - lo**2) / 2 + (right - lo)
    return right, running, exact
