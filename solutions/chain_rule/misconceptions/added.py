"""You added the two slopes; the chain rule multiplies them."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    return sp.exp(a**4 + 1) + 4 * a**3
