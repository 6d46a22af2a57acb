"""You summed the products to one number: leave them where they are."""

import numpy as np


def multiply_arrays(a, b):
    return np.sum(a * b)
