"""Your result has the type of `a`, which cuts off fractions when `a` holds whole numbers."""

import numpy as np


def multiply_arrays(a, b):
    a, b = np.broadcast_arrays(a, b)
    product = np.zeros_like(a)
    product[...] = a * b
    return product
