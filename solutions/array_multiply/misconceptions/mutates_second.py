"""Your function writes the product into the array `b` of its caller: let np.multiply make a new array."""

import numpy as np


def multiply_arrays(a, b):
    return np.multiply(a, b, out=b)
