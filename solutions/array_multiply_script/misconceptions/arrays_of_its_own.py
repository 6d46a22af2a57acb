"""Your product is that of arrays of your own, not of those in a and b."""

import numpy as np

a = np.array([[1, 2, 3, 4]])
b = np.array([[0, 4, 7, 6]])

product = np.array([[1, 2, 3, 4]]) * np.array([[0, 4, 7, 6]])
