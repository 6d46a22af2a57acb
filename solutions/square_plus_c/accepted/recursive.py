"""Rows within rows, down to single numbers."""

import numpy as np


def my_square_function(x, c):
    if np.ndim(x) == 0:
        return x * x + c
    return [my_square_function(row, c) for row in x]
