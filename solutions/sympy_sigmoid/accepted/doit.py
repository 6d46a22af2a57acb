"""An unevaluated derivative that is carried out at the end."""

import sympy as sp


def sigmoid_and_derivative(theta=5):
    t = sp.Symbol("t")
    f = 1 / (1 + sp.exp(-(t - theta)))
    return f, sp.Derivative(f, t).doit()
