"""You divided by dt/da; in the chain rule the two slopes are multiplied."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    return sp.exp(a**4 + 1) / (4 * a**3)
