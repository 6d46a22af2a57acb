"""float() and the math module take single numbers: x may be an array, and x * x works for both."""

import math


def my_square_function(x, c):
    return math.pow(x, 2) + c
