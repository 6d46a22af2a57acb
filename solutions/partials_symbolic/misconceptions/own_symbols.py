"""Symbols with assumptions are others than those of the formula, so all derivatives are 0."""

import sympy as sp


def partial_derivatives(text):
    x, y = sp.symbols("x y", real=True)
    f = sp.sympify(text)
    unknown = {s for s in f.free_symbols if str(s) not in "xy"}
    if unknown:
        raise ValueError(f"only x and y may appear, not {unknown}")
    return sp.diff(f, x), sp.diff(f, y)
