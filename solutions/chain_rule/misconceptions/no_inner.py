"""You differentiated the exponential but not its exponent: multiply by the slope dt/da as well."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    return sp.exp(a**4 + 1)
