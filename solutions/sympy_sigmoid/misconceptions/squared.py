"""The derivative is f (1 - f), not f squared: the exponential's own derivative is missing."""

import sympy as sp


def sigmoid_and_derivative(theta=5):
    t = sp.Symbol("t")
    f = 1 / (1 + sp.exp(-(t - theta)))
    return f, f**2
