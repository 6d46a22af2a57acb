"""Reference: Gaussian white noise as a current on a grid.

Gerstner, Kistler, Naud and Paninski, Neuronal Dynamics (2014), section 8.1: in a step of length dt the noise
is a Gaussian number over the square root of dt, so that its integral has a variance in proportion to dt.
The draws are described at `numpy.random.Generator.standard_normal`.
"""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    r"""Return the current that belongs to given noise.

    .. math:: I_k = \mu + \sigma \, \xi_k / \sqrt{\Delta t / 1000}

    Parameters
    ----------
    xi : array of shape (n,)
        Standard normal numbers, no unit.
    mu : float
        Mean, pA.
    sig : float
        Strength, pA times the square root of a second.
    dt : float
        Time step, ms.

    Returns
    -------
    array of shape (n,)
        Current, pA.
    """
    return mu + sig * xi / np.sqrt(dt / 1000.0)


def gwn_draw(pars, mu, sig, rng):
    """Return a current whose noise is drawn from `rng`.

    Parameters
    ----------
    pars : dict
        ``dt`` (ms) and ``range_t`` of shape (n,) are used.
    mu : float
        Mean, pA.
    sig : float
        Strength, pA times the square root of a second.
    rng : numpy.random.Generator
        Where every random number comes from.

    Returns
    -------
    array of shape (n,)
        Current, pA.
    """
    xi = rng.standard_normal(len(pars["range_t"]))
    return gwn_current(xi, mu, sig, pars["dt"])
