"""Your result is flattened: keep the rows and columns of x."""

import numpy as np


def my_square_function(x, c):
    y = np.ravel(x) ** 2 + c
    return y if np.ndim(x) else y[0]
