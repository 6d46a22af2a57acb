"""Reference: the transfer function of a neuron and its gain, by finite differences."""

import numpy as np


def rate(I, a, theta):
    """Evaluate the transfer function, a sigmoid shifted down so that no input gives no output.

    The form is that of Wilson and Cowan, Biophysical Journal 12 (1972).

    Parameters
    ----------
    I : float or array of float, shape (n,)
        Input current.
    a, theta : float
        Slope and threshold of the sigmoid.

    Returns
    -------
    float or array of float, shape (n,)
        Normalised firing rate; negative for a negative input.
    """
    return 1 / (1 + np.exp(-a * (I - theta))) - 1 / (1 + np.exp(a * theta))


def rate_and_gain(I, a, theta, dI):
    """Evaluate the transfer function at equidistant inputs, and its slope by forward differences.

    Parameters
    ----------
    I : array of float, shape (n,)
        Input currents, `dI` apart.
    a, theta : float
        As in `rate`.
    dI : float
        Step between two inputs.

    Returns
    -------
    rates : array of float, shape (n,)
    gain : array of float, shape (n - 1,)
    """
    rates = rate(I, a, theta)
    gain = np.diff(rates) / dI
    return rates, gain


def gain_at(I_mean, a, theta, dI=0.1):
    """Divide the change of the output by the change of the input, on an interval centred on `I_mean`.

    Parameters
    ----------
    I_mean : float
        Middle of the interval.
    a, theta : float
        As in `rate`.
    dI : float
        Width of the interval.

    Returns
    -------
    float
    """
    return (rate(I_mean + dI / 2, a, theta) - rate(I_mean - dI / 2, a, theta)) / dI
