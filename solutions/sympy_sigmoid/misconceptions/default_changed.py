"""theta is 5 when none is handed in; your default differs."""

import sympy as sp


def sigmoid_and_derivative(theta=0):
    t = sp.Symbol("t")
    f = 1 / (1 + sp.exp(-(t - theta)))
    return f, sp.diff(f, t)
