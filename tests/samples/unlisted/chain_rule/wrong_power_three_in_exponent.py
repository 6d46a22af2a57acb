import sympy as sp


def drda():
    a = sp.Symbol("a")
    inner = a**3 + 1
    return 4 * a**3 * sp.exp(inner)
