"""Broadcast first, then every number on its own."""

import numpy as np

a = np.array([[1, 2, 3, 4]])
b = np.array([[0, 4, 7, 6]])

left, right = np.broadcast_arrays(a, b)
product = np.array([x * y for x, y in zip(left.flat, right.flat, strict=False)]).reshape(left.shape)
