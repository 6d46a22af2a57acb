"""This is LaTeX: return expressions or text in the notation of Python."""

import sympy as sp


def partial_derivatives(text):
    x, y = sp.symbols("x y")
    f = sp.sympify(text)
    unknown = f.free_symbols - {x, y}
    if unknown:
        raise ValueError(f"only x and y may appear, not {unknown}")
    return sp.latex(sp.diff(f, x)), sp.latex(sp.diff(f, y))
