"""The constant 4e is a number with 30 digits."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    return (4 * sp.E).evalf(30) * a**3 * sp.exp(a**4)
