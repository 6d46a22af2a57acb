"""An unevaluated derivative that is carried out at the end."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    return sp.Derivative(sp.E ** (a**4 + 1), a).doit()
