"""The symbol has assumptions."""

import sympy as sp


def drda():
    a = sp.symbols("a", real=True)
    return 4 * a**3 * sp.exp(a**4 + 1)
