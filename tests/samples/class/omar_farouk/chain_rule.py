import sympy

def drda():
    a = sympy.Symbol("a")
    x = sympy.exp(a ** 4 + 1) * 4 * a ** 3
    return x
