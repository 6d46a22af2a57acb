import sympy as sp

def drda():
    a, t = sp.symbols("a t")
    r = sp.exp(t)
    inner = a**4 + 1
    return sp.diff(r, t).subs(t, inner) * sp.diff(inner, a)
