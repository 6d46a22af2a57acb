"""NumPy's power, with an exponent that is a float."""

import numpy as np


def my_square_function(x, c):
    return np.power(x, 2.0) + c
