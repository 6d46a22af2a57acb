"""Your function refuses every formula."""

import sympy as sp


def partial_derivatives(text):
    x, y = sp.symbols("x y")
    f = sp.sympify(text)
    raise ValueError(f)
    return sp.diff(f, x), sp.diff(f, y)
