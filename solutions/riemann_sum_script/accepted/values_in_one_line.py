"""The given values in one line, with the length out of the other ones."""

import numpy as np

dt, (lo, hi) = 0.5, (0, 10)
length = hi - lo
left_edges = np.linspace(lo, hi, int(length / dt), endpoint=False)
left_edges = lo + dt * np.arange(left_edges.size)
right_edges = left_edges + dt
running_sum = dt * np.cumsum(left_edges * left_edges - left_edges + 1)
exact = right_edges**3 / 3 - right_edges**2 / 2 + right_edges - (lo**3 / 3 - lo**2 / 2 + lo)
