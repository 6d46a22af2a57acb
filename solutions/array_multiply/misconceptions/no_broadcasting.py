"""Your loop takes the shape of `a` for that of the result: with broadcasting the result can be larger."""

import numpy as np


def multiply_arrays(a, b):
    product = np.zeros(a.shape)
    for place in np.ndindex(a.shape):
        product[place] = a[place] * b[place]
    return product
