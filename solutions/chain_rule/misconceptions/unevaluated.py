"""You wrote the derivative down without carrying it out; `.doit()` does that, and so do you."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    return sp.Derivative(sp.exp(a**4 + 1), a)
