"""Einstein summation that sums nothing."""

import numpy as np


def multiply_arrays(a, b):
    return np.einsum("...,...->...", a, b)
