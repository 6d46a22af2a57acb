"""theta is made a fraction first."""

import sympy as sp


def sigmoid_and_derivative(theta=5):
    t = sp.Symbol("t")
    f = 1 / (1 + sp.exp(sp.nsimplify(theta) - t))
    return f, sp.diff(f, t)
