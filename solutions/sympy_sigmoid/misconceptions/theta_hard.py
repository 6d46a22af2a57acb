"""theta is 5 in your code; use the argument."""

import sympy as sp


def sigmoid_and_derivative(theta=5):
    t = sp.Symbol("t")
    f = 1 / (1 + sp.exp(-(t - 5)))
    return f, sp.diff(f, t)
