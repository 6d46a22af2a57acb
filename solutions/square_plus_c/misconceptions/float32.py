"""Single precision keeps seven digits only: leave the numbers in double precision."""

import numpy as np


def my_square_function(x, c):
    return np.float32(x) ** 2 + np.float32(c)
