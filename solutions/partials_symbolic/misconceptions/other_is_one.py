"""You put 1 for the other variable; it stays in the derivative as a symbol."""

import sympy as sp


def partial_derivatives(text):
    x, y = sp.symbols("x y")
    f = sp.sympify(text)
    unknown = f.free_symbols - {x, y}
    if unknown:
        raise ValueError(f"only x and y may appear, not {unknown}")
    return sp.diff(f.subs(y, 1), x), sp.diff(f.subs(x, 1), y)
