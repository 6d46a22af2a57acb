import sympy as sp


def drda():
    return "4*e*a**3*exp(a**4)"
