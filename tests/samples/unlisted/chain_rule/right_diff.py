import sympy as sp


def drda():
    a = sp.Symbol("a")
    inner = a**4 + 1
    return sp.diff(sp.exp(inner), a)
