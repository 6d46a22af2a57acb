"""You took the root: the square is x * x."""

import numpy as np


def my_square_function(x, c):
    return np.sqrt(np.abs(x)) + c
