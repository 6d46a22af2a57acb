"""Your result has the type of x, which cuts off the fraction of c when x is whole."""

import numpy as np


def my_square_function(x, c):
    y = np.empty_like(x)
    y[...] = np.multiply(x, x) + c
    return y
