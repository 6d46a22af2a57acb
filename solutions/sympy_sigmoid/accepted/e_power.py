"""E to a power in place of exp."""

import sympy as sp


def sigmoid_and_derivative(theta=5):
    t = sp.Symbol("t")
    f = (1 + sp.E ** (theta - t)) ** -1
    return f, sp.diff(f, t)
