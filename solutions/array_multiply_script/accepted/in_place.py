"""A copy that is multiplied in place."""

import numpy as np

a = np.array([[1, 2, 3, 4]])
b = np.array([[0, 4, 7, 6]])

left, right = np.broadcast_arrays(a, b)
product = left.astype(float)
product *= right
