"""That is the trapezoidal rule; left rectangles are asked for."""

import numpy as np

dt = 0.5
lo = 0.0
hi = 10.0


def antiderivative(x):
    return x**3 / 3 - x**2 / 2 + x


n = int((hi - lo) / dt)
left_edges = lo + dt * np.arange(n)
right_edges = left_edges + dt


def heights(x):
    return x**2 - x + 1


running_sum = np.cumsum(heights(left_edges) + heights(right_edges)) * dt / 2
exact = antiderivative(right_edges) - antiderivative(lo)
