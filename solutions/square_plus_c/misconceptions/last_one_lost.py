"""The last number is missing: a range that ends at n - 1 stops at n - 2."""

import numpy as np


def my_square_function(x, c):
    if np.ndim(x) == 0:
        return x * x + c
    y = np.zeros(x.shape)
    for i in range(len(x) - 1):
        y[i] = x[i] ** 2 + c
    return y
