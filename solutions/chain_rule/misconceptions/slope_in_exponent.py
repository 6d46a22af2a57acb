"""The slope of the exponent has taken its place; keep the exponent, and multiply by its slope."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    return sp.exp(4 * a**3)
