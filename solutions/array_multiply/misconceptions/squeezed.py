"""Right values in the wrong shape: a row of shape (1, 4) stays a row, do not squeeze it."""

import numpy as np


def multiply_arrays(a, b):
    return np.squeeze(a * b)
