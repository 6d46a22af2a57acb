"""You return the value at one point; the answer is an expression in which a stays a symbol."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    return (4 * a**3 * sp.exp(a**4 + 1)).subs(a, 1)
