"""Functions of the math module take single numbers: x may be an array."""

import math


def my_square_function(x, c):
    return math.pow(x, 2) + c
