"""The denominator is 1 + exp(...); the 1 is missing."""

import sympy as sp


def sigmoid_and_derivative(theta=5):
    t = sp.Symbol("t")
    f = 1 / sp.exp(-(t - theta))
    return f, sp.diff(f, t)
