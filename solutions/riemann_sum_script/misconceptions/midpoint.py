"""The height is taken at the left edge; the middle gives a better sum, but another one."""

import numpy as np

dt = 0.5
lo = 0.0
hi = 10.0


def antiderivative(x):
    return x**3 / 3 - x**2 / 2 + x


n = int((hi - lo) / dt)
left_edges = lo + dt * np.arange(n)
right_edges = left_edges + dt
middle = left_edges + dt / 2
running_sum = np.cumsum(middle**2 - middle + 1) * dt
exact = antiderivative(right_edges) - antiderivative(lo)
