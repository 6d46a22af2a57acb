"""You wrote the derivatives down without carrying them out; use sp.diff, or `.doit()`."""

import sympy as sp


def partial_derivatives(text):
    x, y = sp.symbols("x y")
    f = sp.sympify(text)
    unknown = f.free_symbols - {x, y}
    if unknown:
        raise ValueError(f"only x and y may appear, not {unknown}")
    return sp.Derivative(f, x), sp.Derivative(f, y)
