"""The factor 4 sits in the exponent."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    return a**3 * sp.exp(a**4 + 1 + sp.log(4), evaluate=False)
