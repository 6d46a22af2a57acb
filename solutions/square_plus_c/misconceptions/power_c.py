"""You raised x to the power c: the exponent is 2, and c is added."""

import numpy as np


def my_square_function(x, c):
    return np.abs(x) ** c
