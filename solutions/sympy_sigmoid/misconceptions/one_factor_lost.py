"""The derivative is f (1 - f): a factor f is missing, or the denominator is not squared."""

import sympy as sp


def sigmoid_and_derivative(theta=5):
    t = sp.Symbol("t")
    f = 1 / (1 + sp.exp(-(t - theta)))
    return f, 1 - f
