"""You print the result but do not return it: end the function with `return`."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    print(4 * a**3 * sp.exp(a**4 + 1))
