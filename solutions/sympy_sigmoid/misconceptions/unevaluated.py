"""You wrote the derivative down without carrying it out; use sp.diff, or `.doit()`."""

import sympy as sp


def sigmoid_and_derivative(theta=5):
    t = sp.Symbol("t")
    f = 1 / (1 + sp.exp(-(t - theta)))
    return f, sp.Derivative(f, t)
