"""When the exponent is differentiated, its power comes down as a factor: the 4 is missing."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    return a**3 * sp.exp(a**4 + 1)
