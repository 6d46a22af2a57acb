"""Overwrites an array of its own."""

import numpy as np


def my_square_function(x, c):
    y = np.array(x, dtype=float)
    y *= y
    y += c
    return y
