"""Unevaluated derivatives that are carried out at the end."""

import sympy as sp


def partial_derivatives(text):
    x, y = sp.symbols("x y")
    f = sp.sympify(text)
    unknown = f.free_symbols - {x, y}
    if unknown:
        raise ValueError(f"only x and y may appear, not {unknown}")
    return tuple(sp.Derivative(f, v).doit() for v in (x, y))
