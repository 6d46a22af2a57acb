"""The chain rule, step by step."""

import sympy as sp


def sigmoid_and_derivative(theta=5):
    t = sp.Symbol("t")
    f = 1 / (1 + sp.exp(-(t - theta)))
    u = sp.Symbol("u")
    outer = sp.diff(1 / (1 + u), u).subs(u, sp.exp(theta - t))
    return f, outer * -sp.exp(theta - t)
