"""Printing a warning does not refuse a formula: raise a ValueError."""

import sympy as sp


def partial_derivatives(text):
    x, y = sp.symbols("x y")
    f = sp.sympify(text)
    unknown = f.free_symbols - {x, y}
    if unknown:
        print("unknown names", unknown)
    return sp.diff(f, x), sp.diff(f, y)
