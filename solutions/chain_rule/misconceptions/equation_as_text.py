"""Your text is an equation; return its right-hand side alone."""


def drda():
    return "dr/da = 4*a**3*exp(a**4 + 1)"
