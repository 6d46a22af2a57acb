"""This text cannot be read as Python: look first for products without their *."""


def drda():
    return "4a^3 e^(a^4+1)"
