"""The square of a negative number is positive: do not give it the sign of x."""

import numpy as np


def my_square_function(x, c):
    return x * np.abs(x) + c
