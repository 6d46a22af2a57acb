"""You summed the squares: return one value for each number in x."""

import numpy as np


def my_square_function(x, c):
    return np.sum(np.square(x)) + c
