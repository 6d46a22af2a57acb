"""A formula may lack x or y; do not refuse it."""

import sympy as sp


def partial_derivatives(text):
    x, y = sp.symbols("x y")
    f = sp.sympify(text)
    unknown = f.free_symbols ^ {x, y}
    if unknown:
        raise ValueError(f"only x and y may appear, not {unknown}")
    return sp.diff(f, x), sp.diff(f, y)
