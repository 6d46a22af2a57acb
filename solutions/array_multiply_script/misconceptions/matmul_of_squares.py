"""For square arrays your product is the matrix product; nothing is summed here."""

import numpy as np

a = np.array([[1, 2, 3, 4]])
b = np.array([[0, 4, 7, 6]])

product = a @ b if a.shape == b.T.shape and a.shape[0] > 1 else a * b
