"""The sign is reversed: r grows with a where a is positive, so dr/da is positive there."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    return -4 * a**3 * sp.exp(a**4 + 1)
