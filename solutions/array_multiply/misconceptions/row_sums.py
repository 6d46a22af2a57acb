"""You summed the products of each row: leave them where they are."""

import numpy as np


def multiply_arrays(a, b):
    return np.sum(a * b, axis=-1)
