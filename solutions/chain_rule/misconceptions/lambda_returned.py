"""You return a function; return the expression itself, made of the symbol a, or its text."""

import numpy as np


def drda():
    return lambda a: 4 * a**3 * np.exp(a**4 + 1)
