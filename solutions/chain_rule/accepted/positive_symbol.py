"""The symbol is declared positive, which changes nothing in the result."""

import sympy as sp


def drda():
    a = sp.Symbol("a", positive=True)
    return sp.exp(a**4 + 1).diff(a)
