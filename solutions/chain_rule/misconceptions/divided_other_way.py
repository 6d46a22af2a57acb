"""You divided dt/da by dr/dt; in the chain rule the two slopes are multiplied."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    return 4 * a**3 / sp.exp(a**4 + 1)
