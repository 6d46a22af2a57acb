"""Reference: the alpha function of a synapse and its slope by the product rule."""

import numpy as np


def alpha_function(t, tau):
    """Evaluate the alpha function f(t) = t exp(-t/tau), the time course of Rall (1967).

    Parameters
    ----------
    t : array of float, shape (n,)
        Times in arbitrary units (au).
    tau : float
        Time constant in the same unit as `t`, above 0.

    Returns
    -------
    f : array of float, shape (n,)
        The curve at each time, in au.
    """
    return t * np.exp(-t / tau)


def alpha_derivative(t, tau):
    """Differentiate the alpha function with the product rule, as u = t times v = exp(-t/tau).

    Parameters
    ----------
    t : array of float, shape (n,)
        Times in arbitrary units (au).
    tau : float
        Time constant in the same unit as `t`, above 0.

    Returns
    -------
    du_dt, dv_dt, df_dt : array of float, shape (n,)
        Slopes of u, of v (1/au) and of f = u v.
    """
    u = t
    v = np.exp(-t / tau)
    du_dt = np.ones_like(t)  # verify: same because a number may stand for an array of ones
    dv_dt = -v / tau
    df_dt = du_dt * v + u * dv_dt
    return du_dt, dv_dt, df_dt
