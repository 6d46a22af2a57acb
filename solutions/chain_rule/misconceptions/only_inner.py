"""You have the slope of the exponent alone; it multiplies the slope of the exponential."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    return 4 * a**3
