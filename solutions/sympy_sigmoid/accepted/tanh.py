"""The sigmoid as a hyperbolic tangent."""

import sympy as sp


def sigmoid_and_derivative(theta=5):
    t = sp.Symbol("t")
    f = (1 + sp.tanh((t - theta) / sp.Integer(2))) / 2
    return f, sp.diff(f, t)
