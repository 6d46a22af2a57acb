"""Your loops need rows and columns, but arrays may have one axis or three: * works for all of them."""

import numpy as np


def multiply_arrays(a, b):
    a, b = np.broadcast_arrays(a, b)
    rows, columns = a.shape
    product = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            product[i, j] = a[i, j] * b[i, j]
    return product
