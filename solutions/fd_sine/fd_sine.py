"""Reference: forward differences, and the slope of a sine estimated with them."""

import numpy as np


def forward_difference(y, h):
    """Estimate a slope from neighbouring samples, as in the definition of the derivative.

    See Burden and Faires, Numerical Analysis, chapter "Numerical Differentiation".

    Parameters
    ----------
    y : array of float, shape (n,)
        Samples, `h` apart.
    h : float
        Step between two samples, above 0.

    Returns
    -------
    slope : array of float, shape (n - 1,)
        One value for each pair of neighbours.
    """
    return (y[1:] - y[:-1]) / h


def sine_slope(h, lo=-10.0, hi=10.0):
    """Estimate the slope of the sine, and hold it against the cosine.

    Parameters
    ----------
    h : float
        Step between two samples, above 0.
    lo, hi : float
        First sample, and the end, which no sample reaches.

    Returns
    -------
    t : array of float, shape (n - 1,)
        The earlier time of each pair.
    slope : array of float, shape (n - 1,)
        Forward differences of sin(t).
    max_error : float
        Largest distance of a slope from cos(t).
    """
    t = np.arange(lo, hi, h)
    slope = forward_difference(np.sin(t), h)
    t = t[:-1]
    max_error = np.max(np.abs(slope - np.cos(t)))
    return t, slope, max_error
