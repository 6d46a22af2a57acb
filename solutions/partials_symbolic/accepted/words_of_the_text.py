"""The words of the text are compared with those that are known."""

import re

import sympy as sp

KNOWN = {"x", "y", "exp", "log", "sqrt", "sin", "cos", "pi"}


def partial_derivatives(text):
    for word in re.findall(r"[A-Za-z_]+", text):
        if word not in KNOWN:
            raise ValueError(f"unknown name {word}")
    f = sp.parse_expr(text)
    return str(f.diff("x")), str(f.diff("y"))
