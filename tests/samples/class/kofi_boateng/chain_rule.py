import sympy as sp

def drda():
    a = sp.Symbol('a')
    t = a**4 - 1
    return sp.exp(t) * sp.diff(t, a)
