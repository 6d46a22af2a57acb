"""The expression is read from text."""

import sympy as sp


def sigmoid_and_derivative(theta=5):
    t = sp.Symbol("t")
    f = sp.sympify(f"1/(1 + exp(-(t - ({theta}))))")
    return f, sp.diff(f, t)
