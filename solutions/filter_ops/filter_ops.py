"""Reference: the difference of neighbours as a high-pass filter, their average as a low-pass filter."""

import numpy as np


def highpass(x):
    """Take the difference of neighbours, whose gain is 2 |sin(pi f/fs)|.

    See Oppenheim and Schafer, Discrete-Time Signal Processing (2010), chapter 5, for both gains.

    Parameters
    ----------
    x : array of float, shape (n,)
        Samples, mV.

    Returns
    -------
    y : array of float, shape (n - 1,)
        Differences, mV.
    """
    return np.diff(x)


def lowpass(x, passes=1):
    """Take the average of neighbours `passes` times; the gain of one pass is |cos(pi f/fs)|.

    Parameters
    ----------
    x : array of float, shape (n,)
        Samples, mV.
    passes : int
        How often.

    Returns
    -------
    z : array of float, shape (n - passes,)
        Averages, mV.
    """
    z = np.array(x, dtype=float)
    for _ in range(passes):
        z = (z[1:] + z[:-1]) / 2
    return z
