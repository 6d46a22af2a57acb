"""You used the rule for powers on an exponential: with e to the t, the exponent stays."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    return (a**4 + 1) * sp.exp(a**4) * 4 * a**3
