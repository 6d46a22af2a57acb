"""theta may be negative; use it with its sign."""

import sympy as sp


def sigmoid_and_derivative(theta=5):
    t = sp.Symbol("t")
    theta = abs(theta)
    f = 1 / (1 + sp.exp(-(t - theta)))
    return f, sp.diff(f, t)
