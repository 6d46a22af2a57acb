"""SciPy integrates numerically, to full precision for a polynomial."""

import numpy as np
from scipy.integrate import quad


def f(t):
    return t**2 - t + 1


def riemann(dt, lo=0.0, hi=10.0):
    n = int((hi - lo) / dt)
    left = np.array([lo + k * dt for k in range(n)])
    exact = np.array([quad(f, lo, t + dt)[0] for t in left])
    return left + dt, dt * np.cumsum(f(left)), exact
