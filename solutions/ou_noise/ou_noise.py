"""Reference: Ornstein-Uhlenbeck process with the Euler-Maruyama scheme."""

import numpy as np


def ou_noise(xi, mu, sig, tau, dt, x0=None):
    r"""Return the path that belongs to given noise.

    .. math:: x_{k+1} = x_k + \frac{\Delta t}{\tau} (\mu - x_k) + \sigma \sqrt{2\Delta t/\tau}\, \xi_{k+1}

    Parameters
    ----------
    xi : array of shape (n,)
        Standard normal numbers, no unit.
    mu, sig : float
        Mean and standard deviation of the current, pA.
    tau, dt : float
        Correlation time and time step, ms.
    x0 : float, optional
        First value of the path, pA; ``mu + sig * xi[0]`` if it is not given.

    Returns
    -------
    array of shape (n,)
        Current, pA.
    """
    x = np.empty(len(xi))
    x[0] = mu + sig * xi[0] if x0 is None else x0
    kick = sig * np.sqrt(2 * dt / tau)
    for k in range(len(xi) - 1):
        x[k + 1] = x[k] + dt / tau * (mu - x[k]) + kick * xi[k + 1]
    return x


def ou_draw(pars, mu, sig, rng):
    """Return a path whose noise is drawn from `rng`.

    Parameters
    ----------
    pars : dict
        ``tau_ou`` and ``dt`` (ms) and ``range_t`` of shape (n,) are used.
    mu, sig : float
        Mean and standard deviation of the current, pA.
    rng : numpy.random.Generator
        Where every random number comes from.

    Returns
    -------
    array of shape (n,)
        Current, pA.
    """
    xi = rng.standard_normal(pars["range_t"].size)
    return ou_noise(xi, mu, sig, pars["tau_ou"], pars["dt"])
