"""Overwrites a copy of its own."""

import numpy as np


def multiply_arrays(a, b):
    product = np.array(np.broadcast_to(a, np.broadcast_shapes(a.shape, b.shape)), dtype=float)
    product *= b
    return product
