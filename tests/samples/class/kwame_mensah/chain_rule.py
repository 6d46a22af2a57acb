# sympy can do it for me
from sympy import *
def drda():
    a = symbols('a')
    r = exp(a**4 + 1)
    return simplify(diff(r, a))
