"""This text cannot be read as Python: every product needs its *."""


def drda():
    return "4a^3 e^(a^4+1)"
