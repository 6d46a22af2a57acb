"""The whole of 1 + exp(...) is below the 1: brackets are missing."""

import sympy as sp


def sigmoid_and_derivative(theta=5):
    t = sp.Symbol("t")
    f = 1 / 1 + sp.exp(-(t - theta))
    return f, sp.diff(f, t)
