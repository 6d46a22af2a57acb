"""The fractions are cut off: the result takes whole numbers only."""

import numpy as np

a = np.array([[1, 2, 3, 4]])
b = np.array([[0, 4, 7, 6]])

left, right = np.broadcast_arrays(a, b)
product = np.zeros(left.shape, dtype=int)
product[...] = left * right
