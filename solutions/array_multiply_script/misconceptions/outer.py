"""Each number is multiplied with every other one; the numbers at the same position are asked for."""

import numpy as np

a = np.array([[1, 2, 3, 4]])
b = np.array([[0, 4, 7, 6]])

product = np.outer(a, b)
