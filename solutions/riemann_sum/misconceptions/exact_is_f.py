"""Your exact values are f itself at the right edges; the task asks for the integral of f."""

import numpy as np


def riemann(dt, lo=0.0, hi=10.0):
    n = int((hi - lo) / dt)
    left = lo + dt * np.arange(n)
    right = left + dt
    running = np.cumsum(left**2 - left + 1) * dt
    exact = right**2 - right + 1
    return right, running, exact
