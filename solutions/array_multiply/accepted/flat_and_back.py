"""Flattened for a list comprehension and put back into shape."""

import numpy as np


def multiply_arrays(a, b):
    a, b = np.broadcast_arrays(a, b)
    return np.array([x * y for x, y in zip(a.ravel(), b.ravel(), strict=True)]).reshape(a.shape)
