"""The exponent of e stays as it is; its slope becomes a factor in front, no new exponent."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    return 4 * a**3 * sp.exp(4 * a**3)
