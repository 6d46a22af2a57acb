"""Return two items, f and its derivative; one expression is not two."""

import sympy as sp


def sigmoid_and_derivative(theta=5):
    t = sp.Symbol("t")
    return 1 / (1 + sp.exp(-(t - theta)))
