"""You multiplied by the exponent itself; multiply by its slope dt/da."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    return (a**4 + 1) * sp.exp(a**4 + 1)
