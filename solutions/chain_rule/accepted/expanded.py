"""A form that SymPy has expanded."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    return sp.expand(sp.diff(sp.exp(a**4 + 1), a), power_exp=True)
