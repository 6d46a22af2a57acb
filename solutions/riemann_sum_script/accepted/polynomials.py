"""The polynomials of NumPy."""

import numpy as np

dt = 0.5
lo = 0.0
hi = 10.0

f = np.polynomial.Polynomial([1, -1, 1])
n = int(np.floor((hi - lo) / dt))
left = lo + np.arange(n) * dt
right_edges = lo + np.arange(1, n + 1) * dt
running_sum = np.add.accumulate(f(left)) * dt
exact = f.integ(lbnd=lo)(right_edges)
