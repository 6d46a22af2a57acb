"""e is the double next to it."""

import math

import sympy as sp


def drda():
    a = sp.Symbol("a")
    return 4 * a**3 * math.e ** (a**4 + 1)
