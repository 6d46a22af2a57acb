"""Converts to an array, so that a number becomes an array without axes."""

import numpy as np


def my_square_function(x, c):
    x = np.asarray(x)
    return np.add(x * x, c)
