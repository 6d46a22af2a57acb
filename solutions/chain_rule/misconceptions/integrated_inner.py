"""You integrated the exponent where it should be differentiated."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    return (a**5 / 5 + a) * sp.exp(a**4 + 1)
