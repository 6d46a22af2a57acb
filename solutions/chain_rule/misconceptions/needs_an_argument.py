"""Your function asks for an argument; `drda()` is called without any and returns an expression."""

import numpy as np


def drda(a):
    return 4 * a**3 * np.exp(a**4 + 1)
