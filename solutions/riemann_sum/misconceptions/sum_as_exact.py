"""Your exact values are the sum of rectangles once more; work the integral out on paper."""

import numpy as np


def riemann(dt, lo=0.0, hi=10.0):
    n = int((hi - lo) / dt)
    left = lo + dt * np.arange(n)
    right = left + dt
    running = np.cumsum(left**2 - left + 1) * dt
    return right, running, running
