"""A t is left in your answer: put a**4 + 1 in its place."""

import sympy as sp


def drda():
    a, t = sp.symbols("a t")
    return 4 * a**3 * sp.exp(t)
