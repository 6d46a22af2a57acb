"""Extended precision on the way."""

import numpy as np


def multiply_arrays(a, b):
    return (a.astype(np.longdouble) * b).astype(float)
