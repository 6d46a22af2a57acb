"""The interval is hi - lo long."""

import numpy as np

dt = 0.5
lo = 0.0
hi = 10.0


def antiderivative(x):
    return x**3 / 3 - x**2 / 2 + x


n = int(hi / dt)
left_edges = lo + dt * np.arange(n)
right_edges = left_edges + dt
running_sum = np.cumsum(left_edges**2 - left_edges + 1) * dt
exact = antiderivative(right_edges) - antiderivative(lo)
