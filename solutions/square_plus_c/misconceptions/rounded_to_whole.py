"""Your result is cut to whole numbers: keep the fractions."""

import numpy as np


def my_square_function(x, c):
    return np.floor(x * x + c)
