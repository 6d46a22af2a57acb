"""Both derivatives as a gradient."""

import sympy as sp


def partial_derivatives(text):
    x, y = sp.symbols("x y")
    f = sp.sympify(text)
    unknown = f.free_symbols - {x, y}
    if unknown:
        raise ValueError(f"only x and y may appear, not {unknown}")
    gradient = sp.Matrix([f]).jacobian([x, y])
    return gradient[0], gradient[1]
