"""You differentiated the exponent twice; once is enough."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    return 12 * a**2 * sp.exp(a**4 + 1)
