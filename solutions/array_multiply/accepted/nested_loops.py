"""Loops over all positions of the broadcast shape."""

import numpy as np


def multiply_arrays(a, b):
    a, b = np.broadcast_arrays(a, b)
    product = np.empty(a.shape)
    for place in np.ndindex(a.shape):
        product[place] = a[place] * b[place]
    return product
