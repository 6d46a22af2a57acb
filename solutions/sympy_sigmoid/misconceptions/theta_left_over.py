"""theta is a number; it must not stay a symbol in your expressions."""

import sympy as sp


def sigmoid_and_derivative(theta=5):
    t = sp.Symbol("t")
    theta = sp.Symbol("theta")
    f = 1 / (1 + sp.exp(-(t - theta)))
    return f, sp.diff(f, t)
