"""The transfer function of one kind of input, provided for this exercise."""

import numpy as np


def corrected_sigmoid(I, a, theta):
    """Evaluate a sigmoid minus its value at 0, so that no input gives no output.

    Parameters
    ----------
    I : float or array of float, shape (n,)
        Input in arbitrary units (au).
    a : float
        Slope of the sigmoid in 1/au.
    theta : float
        Threshold of the sigmoid in au.

    Returns
    -------
    float or array of float, shape (n,)
        1/(1 + exp(-a (I - theta))) - 1/(1 + exp(a theta)), without unit.
    """
    return 1 / (1 + np.exp(-a * (I - theta))) - 1 / (1 + np.exp(a * theta))
