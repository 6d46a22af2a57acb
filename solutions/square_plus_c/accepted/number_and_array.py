"""Two branches, one for a number and one for an array."""

import numpy as np


def my_square_function(x, c):
    if isinstance(x, (int, float)):
        return pow(x, 2) + c
    squares = [number**2 + c for number in x.ravel()]
    return np.array(squares).reshape(x.shape)
