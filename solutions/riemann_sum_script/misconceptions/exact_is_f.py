"""The integral of f is asked for, not f."""

import numpy as np

dt = 0.5
lo = 0.0
hi = 10.0


n = int((hi - lo) / dt)
left_edges = lo + dt * np.arange(n)
right_edges = left_edges + dt
running_sum = np.cumsum(left_edges**2 - left_edges + 1) * dt
exact = right_edges**2 - right_edges + 1
