"""A polynomial with the coefficients 1, 0 and c."""

import numpy as np


def my_square_function(x, c):
    return np.polyval([1.0, 0.0, c], x)
