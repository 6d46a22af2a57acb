import sympy as sp
def drda():
    a = sp.symbols("a")
    outer = sp.exp(a**4 + 1)
    inner = 4 * a**3
    return outer * inner
