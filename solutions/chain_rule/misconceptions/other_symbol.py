"""Your symbol is called x; the answer is an expression in a."""

import sympy as sp


def drda():
    x = sp.Symbol("x")
    return 4 * x**3 * sp.exp(x**4 + 1)
