import numpy as np


def riemann(dt, lo=0.0, hi=10.0):
    def f(t):
        return t**2 - t + 1

    def F(t):
        return t**3 / 3 - t**2 / 2 + t

    n = int((hi - lo) / dt)
    left = lo + dt * np.arange(n)
    right = left + dt
    return right, np.cumsum(f(left + dt / 2)) * dt, F(right) - F(lo)
