"""Your names for eval lack exp, sin, cos, sqrt, log and pi."""

import sympy as sp


def partial_derivatives(text):
    x, y = sp.symbols("x y")
    f = sp.S(eval(text, {"x": x, "y": y}))
    return f.diff(x), f.diff(y)
