"""Reference: product of two arrays, element by element."""

import numpy as np


def multiply_arrays(a, b):
    """Multiply two arrays element by element (NumPy user guide, "Basic operations" and "Broadcasting").

    Parameters
    ----------
    a, b : array of float or int, any shape
        The two factors, of one shape or of shapes that can be broadcast.

    Returns
    -------
    array of float or int
        The product at each position, in the shape to which both are broadcast.
    """
    return np.multiply(a, b)
