"""You cut theta to a whole number; use it as it comes."""

import sympy as sp


def sigmoid_and_derivative(theta=5):
    t = sp.Symbol("t")
    theta = int(theta)
    f = 1 / (1 + sp.exp(-(t - theta)))
    return f, sp.diff(f, t)
