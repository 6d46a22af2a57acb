import sympy as sp
import numpy as np

class ChainRule:
    def drda():
        a = sp.Symbol("a")
        return 4*a**3*sp.exp(a**4 + 1)
