"""You return an equation; return its right-hand side alone."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    return sp.Eq(sp.Symbol("drda"), 4 * a**3 * sp.exp(a**4 + 1))
