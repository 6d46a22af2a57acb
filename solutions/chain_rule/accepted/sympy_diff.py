"""SymPy does the work."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    return sp.diff(sp.exp(a**4 + 1), a)
