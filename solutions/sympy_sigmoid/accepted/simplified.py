"""Both expressions are simplified."""

import sympy as sp


def sigmoid_and_derivative(theta=5):
    t = sp.Symbol("t")
    f = 1 / (1 + sp.exp(-(t - theta)))
    return sp.simplify(f), sp.simplify(sp.diff(f, t))
