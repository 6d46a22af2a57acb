"""zip pairs row with row and stops at the shorter array: it does not broadcast."""

import numpy as np


def multiply_arrays(a, b):
    return np.array([row * other for row, other in zip(a, b, strict=False)])
