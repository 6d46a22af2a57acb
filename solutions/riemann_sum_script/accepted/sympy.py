"""The antiderivative out of SymPy."""

import numpy as np
import sympy as sp

dt = 0.5
lo = 0.0
hi = 10.0
s = sp.Symbol("s")
F = sp.lambdify(s, sp.integrate(s**2 - s + 1, s))
n = int((hi - lo) / dt)
left = lo + dt * np.arange(n)
right_edges = left + dt
running_sum = (left**2 - left + 1).cumsum() * dt
exact = F(right_edges) - F(lo)
