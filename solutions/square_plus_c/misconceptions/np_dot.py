"""np.dot sums the squares of an array: x * x keeps them one by one."""

import numpy as np


def my_square_function(x, c):
    return np.dot(x, x) + c
