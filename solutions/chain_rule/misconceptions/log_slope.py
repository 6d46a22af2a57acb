"""This is the slope of log(a**4 + 1); the outer step is the exponential, not the logarithm."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    return 4 * a**3 / (a**4 + 1)
