"""Treat the other variable as a constant, not as zero: products of x and y count, too."""

import sympy as sp


def partial_derivatives(text):
    x, y = sp.symbols("x y")
    f = sp.sympify(text)
    unknown = f.free_symbols - {x, y}
    if unknown:
        raise ValueError(f"only x and y may appear, not {unknown}")
    return sp.diff(f.subs(y, 0), x), sp.diff(f.subs(x, 0), y)
