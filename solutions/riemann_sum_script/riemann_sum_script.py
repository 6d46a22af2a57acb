"""Reference: left rectangles under a curve, in variables."""

import numpy as np

dt = 0.5  # width of a rectangle, au
lo = 0.0  # ends of the interval, au
hi = 10.0

n = int((hi - lo) / dt)
left_edges = lo + dt * np.arange(n)
right_edges = left_edges + dt
running_sum = np.cumsum(left_edges**2 - left_edges + 1) * dt
exact = (right_edges**3 - lo**3) / 3 - (right_edges**2 - lo**2) / 2 + (right_edges - lo)
