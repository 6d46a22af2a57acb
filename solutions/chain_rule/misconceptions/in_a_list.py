"""Your expression is inside a list; return the expression alone, without brackets around it."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    return [4 * a**3 * sp.exp(a**4 + 1)]
