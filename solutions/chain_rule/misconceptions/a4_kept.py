"""When the power comes down as a factor, the power itself must drop by one."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    return 4 * a**4 * sp.exp(a**4 + 1)
