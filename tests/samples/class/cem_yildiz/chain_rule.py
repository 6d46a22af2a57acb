import sympy as sp

# zincir kuralı, türev
def drda():
    a = sp.Symbol("a")
    return 4*a**3*sp.exp(a**4 + 1)
