"""np.kron makes all products in blocks; only numbers at the same place belong together."""

import numpy as np


def multiply_arrays(a, b):
    return np.kron(a, b)
