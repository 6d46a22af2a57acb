"""dr/da in terms of r: four times r times the cube of a."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    r = sp.Lambda(a, sp.exp(a**4 + 1))
    return 4 * r(a) * a**3
