"""The denominator of the derivative is squared."""

import sympy as sp


def sigmoid_and_derivative(theta=5):
    t = sp.Symbol("t")
    f = 1 / (1 + sp.exp(-(t - theta)))
    return f, sp.exp(theta - t) / (1 + sp.exp(theta - t))
