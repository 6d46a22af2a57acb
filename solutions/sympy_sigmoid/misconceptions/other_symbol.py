"""The symbol has to be t."""

import sympy as sp


def sigmoid_and_derivative(theta=5):
    t = sp.Symbol("x")
    f = 1 / (1 + sp.exp(-(t - theta)))
    return f, sp.diff(f, t)
