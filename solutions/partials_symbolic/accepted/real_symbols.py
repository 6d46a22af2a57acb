"""The symbols are real, and the text is read with them."""

import sympy as sp


def partial_derivatives(text):
    x, y = sp.symbols("x y", real=True)
    f = sp.sympify(text, locals={"x": x, "y": y})
    unknown = f.free_symbols - {x, y}
    if unknown:
        raise ValueError(f"only x and y may appear, not {unknown}")
    return sp.diff(f, x), sp.diff(f, y)
