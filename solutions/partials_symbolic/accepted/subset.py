"""The symbols are compared as sets, and an assertion is turned into a ValueError."""

import sympy as sp


def partial_derivatives(text):
    x, y = sp.symbols("x y")
    f = sp.sympify(text)
    if not f.free_symbols <= {x, y}:
        raise ValueError(text)
    return sp.diff(f, x), sp.diff(f, y)
