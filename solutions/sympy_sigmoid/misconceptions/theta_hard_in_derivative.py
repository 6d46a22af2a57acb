"""The derivative has theta = 5 whatever is handed in; use the argument."""

import sympy as sp


def sigmoid_and_derivative(theta=5):
    t = sp.Symbol("t")
    f = 1 / (1 + sp.exp(-(t - theta)))
    return f, sp.exp(5 - t) / (sp.exp(5 - t) + 1) ** 2
