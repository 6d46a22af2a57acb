"""SymPy finds the antiderivative."""

import numpy as np
import sympy as sp

t = sp.Symbol("t")
formula = t**2 - t + 1
f = sp.lambdify(t, formula)
F = sp.lambdify(t, sp.integrate(formula, t))


def riemann(dt, lo=0.0, hi=10.0):
    starts = np.arange(int((hi - lo) / dt)) * dt + lo
    ends = starts + dt
    return ends, np.cumsum(f(starts) * dt), F(ends) - F(lo)
