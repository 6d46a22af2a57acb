"""The derivative as SymPy prints it."""

import sympy as sp


def sigmoid_and_derivative(theta=5):
    t = sp.Symbol("t")
    f = 1 / (1 + sp.exp(-(t - theta)))
    return f, sp.exp(theta - t) / (sp.exp(theta - t) + 1) ** 2
