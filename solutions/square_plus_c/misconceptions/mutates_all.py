"""Your function overwrites the array of its caller: make a new one with x * x + c."""

import numpy as np


def my_square_function(x, c):
    if np.ndim(x) == 0:
        return x * x + c
    x[...] = x * x + c
    return x
