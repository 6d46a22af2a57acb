"""Plain text."""


def drda():
    return "4*a**3*exp(a**4 + 1)"
