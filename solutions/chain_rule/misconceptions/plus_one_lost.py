"""The +1 has vanished from the exponent, so all is too small by a factor e."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    return 4 * a**3 * sp.exp(a**4)
