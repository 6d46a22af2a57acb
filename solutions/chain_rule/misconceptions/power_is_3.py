"""The factor that comes down is the old power, 4, not the new one."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    return 3 * a**3 * sp.exp(a**4 + 1)
