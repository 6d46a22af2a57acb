"""This is LaTeX: write the answer as you would type it in Python, with every * and **."""

import sympy as sp


def drda():
    a = sp.Symbol("a")
    return sp.latex(sp.exp(a**4 + 1).diff(a))
