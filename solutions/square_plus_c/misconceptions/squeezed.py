"""An array of one number stays an array, and a column stays a column: do not squeeze."""

import numpy as np


def my_square_function(x, c):
    return np.squeeze(x * x + c)
