"""Reference: square and add a constant, element by element."""

import numpy as np


def my_square_function(x, c):
    """Compute x squared plus c (NumPy user guide, "Basic operations"; numpy.square).

    Parameters
    ----------
    x : float, int or array of these, any shape
        What is squared, without unit.
    c : float or int
        What is added, without unit.

    Returns
    -------
    float, int or array of these
        One value for each number in `x`.
    """
    return np.square(x) + c
