"""The text of a SymPy expression."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    return str(sp.exp(a**4 + 1).diff(a))
