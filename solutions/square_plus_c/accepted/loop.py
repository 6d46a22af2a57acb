"""A loop over all numbers, in the shape of x."""

import numpy as np


def my_square_function(x, c):
    x = np.asarray(x, dtype=float)
    y = np.empty(x.shape)
    for place in np.ndindex(x.shape):
        y[place] = x[place] * x[place] + c
    return y
