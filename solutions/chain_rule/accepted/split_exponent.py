"""The exponential is taken apart into e and a second factor."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    return 4 * sp.E * a**3 * sp.exp(a**4)
