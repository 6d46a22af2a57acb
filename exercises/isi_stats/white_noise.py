"""Gaussian white noise as a current: use it, and leave it as it is."""

import math

import numpy as np


def noisy_current(xi, mu, sig, dt):
    """Return a noisy current.

    Parameters
    ----------
    xi : array of float, shape (n,)
        Standard normal numbers, one for each sample.
    mu : float
        Mean current in pA.
    sig : float
        Strength of the noise in pA times the square root of a second.
    dt : float
        Time step in ms.

    Returns
    -------
    array of float, shape (n,)
        Current in pA: a new array.
    """
    samples_per_second = 1000.0 / dt
    return np.asarray(xi, dtype=float) * (sig * math.sqrt(samples_per_second)) + mu
