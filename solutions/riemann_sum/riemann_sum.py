"""Reference: left Riemann sums of t**2 - t + 1 beside the exact integral."""

import numpy as np


def riemann(dt, lo=0.0, hi=10.0):
    """Add up left rectangles, and integrate exactly up to the same times.

    The left rule is the one in Stewart, Calculus, chapter "Integrals"; the exact integral follows from the
    fundamental theorem of calculus, F(t) - F(lo) with F' = f.

    Parameters
    ----------
    dt : float
        Width of a rectangle in arbitrary time units (au), above 0.
    lo, hi : float
        Ends of the interval in au.

    Returns
    -------
    right_edges, running_sum, exact : array of float, shape (n,)
        Right edge of each rectangle, sum of the areas up to it, and integral from `lo` to it.
    """
    n = int((hi - lo) / dt)
    left_edges = lo + dt * np.arange(n)
    right_edges = left_edges + dt
    heights = left_edges**2 - left_edges + 1
    running_sum = np.cumsum(heights) * dt
    exact = antiderivative(right_edges) - antiderivative(lo)
    return right_edges, running_sum, exact


def antiderivative(t):
    """Return the antiderivative of t**2 - t + 1 that is 0 at t = 0."""
    return t**3 / 3 - t**2 / 2 + t
