def drda():
    import sympy as sp
    a = sp.Symbol("a")
    return (sp.exp(a**4 + 1)).diff(a)
