"""The text is read by parse_expr."""

import sympy as sp
from sympy.parsing.sympy_parser import parse_expr


def partial_derivatives(text):
    x, y = sp.symbols("x y")
    f = parse_expr(text)
    unknown = f.free_symbols - {x, y}
    if unknown:
        raise ValueError(f"only x and y may appear, not {unknown}")
    return sp.diff(f, x), sp.diff(f, y)
