"""Reference: the rate of a neuron with excitation and inhibition, and its slopes along both."""

import numpy as np
from sigmoid_rate import corrected_sigmoid


def rate_surface(exc, inh, exc_a=1.2, exc_theta=2.4, inh_a=1.0, inh_theta=4.0, rectify=False):
    """Evaluate the rate for every pair of excitation and inhibition.

    The sigmoids are those of Wilson and Cowan, Biophysical Journal 12 (1972); the pairs are made by
    broadcasting, see the chapter of that name in the NumPy documentation.

    Parameters
    ----------
    exc : array of float, shape (n_e,)
        Excitatory inputs.
    inh : array of float, shape (n_i,)
        Inhibitory inputs.
    exc_a, exc_theta, inh_a, inh_theta : float
        Slope and threshold of the sigmoid of each kind of input.
    rectify : bool
        Whether negative rates become 0.

    Returns
    -------
    array of float, shape (n_e, n_i)
    """
    excitation = corrected_sigmoid(exc, exc_a, exc_theta)
    inhibition = corrected_sigmoid(inh, inh_a, inh_theta)
    rate = excitation[:, np.newaxis] - 0.5 * inhibition[np.newaxis, :]
    return np.maximum(rate, 0) if rectify else rate


def surface_slopes(rate, step):
    """Estimate both partial derivatives by forward differences.

    Parameters
    ----------
    rate : array of float, shape (n_e, n_i)
        Rates; excitation changes from row to row, inhibition from column to column.
    step : float
        Step between neighbouring inputs of both kinds.

    Returns
    -------
    d_exc : array of float, shape (n_e - 1, n_i)
    d_inh : array of float, shape (n_e, n_i - 1)
    """
    return np.diff(rate, axis=0) / step, np.diff(rate, axis=1) / step
