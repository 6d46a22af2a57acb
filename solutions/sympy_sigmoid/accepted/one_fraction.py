"""The sigmoid as a quotient of exponentials."""

import sympy as sp


def sigmoid_and_derivative(theta=5):
    t = sp.Symbol("t")
    f = sp.exp(t) / (sp.exp(t) + sp.exp(theta))
    return sp.Tuple(f, sp.together(sp.diff(f, t)))
