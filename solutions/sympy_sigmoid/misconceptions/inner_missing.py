"""The derivative of the exponential is missing: multiply by exp(-(t - theta))."""

import sympy as sp


def sigmoid_and_derivative(theta=5):
    t = sp.Symbol("t")
    f = 1 / (1 + sp.exp(-(t - theta)))
    return f, 1 / (1 + sp.exp(theta - t)) ** 2
