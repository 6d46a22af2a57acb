"""You rounded e to 2.718, which shows in the fourth digit; use exp or E."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    return 4 * a**3 * 2.718 ** (a**4 + 1)
