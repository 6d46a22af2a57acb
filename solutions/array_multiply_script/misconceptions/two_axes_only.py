"""A loop over rows and columns works for two arrays of the same shape with two axes only."""

import numpy as np

a = np.array([[1, 2, 3, 4]])
b = np.array([[0, 4, 7, 6]])

product = np.zeros(a.shape)
for i in range(a.shape[0]):
    for j in range(a.shape[1]):
        product[i, j] = a[i, j] * b[i, j]
