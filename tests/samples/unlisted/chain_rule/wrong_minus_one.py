import sympy as sp


def drda():
    a = sp.Symbol("a")
    inner = a**4 - 1
    return 4 * a**3 * sp.exp(inner)
