"""Only the first row is multiplied."""

import numpy as np

a = np.array([[1, 2, 3, 4]])
b = np.array([[0, 4, 7, 6]])

product = (a[:1] * b[:1]).reshape(1, -1)
