"""The symbol has assumptions."""

import sympy as sp


def sigmoid_and_derivative(theta=5):
    t = sp.symbols("t", real=True)
    f = 1 / (1 + sp.exp(-(t - theta)))
    return f, sp.diff(f, t)
