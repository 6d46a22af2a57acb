"""This holds for positive a alone: your third power has lost the sign that a has."""


def drda():
    return "4*sqrt(a**2)**3*exp(a**4 + 1)"
