"""Hodgkin-Huxley gates, from their rates to one Euler step: the reference.

Rates of Hodgkin and Huxley (1952), J. Physiol. 117, 500-544, with rest at -65 mV in absolute millivolts.
"""

import numpy as np


def x_over_expm1(x):
    """Compute x / (exp(x) - 1), continued by its limit 1 at x = 0."""
    x = np.asarray(x, dtype=float)
    zero = x == 0.0
    nonzero = np.where(zero, 1.0, x)
    return np.where(zero, 1.0, nonzero / np.expm1(nonzero))[()]


def alpha_m(V):
    """Compute the rate at which a closed gate m opens.

    Parameters
    ----------
    V : float or array of float, shape (n,)
        Membrane potential in mV, between -100 and 100.

    Returns
    -------
    float or array of float, shape (n,)
        Rate in 1/ms, as many as there are voltages. Finite at every voltage.
    """
    return x_over_expm1(-(V + 40.0) / 10.0)


def beta_m(V):
    """Compute the rate at which an open gate m closes.

    Parameters
    ----------
    V : float or array of float, shape (n,)
        Membrane potential in mV, between -100 and 100.

    Returns
    -------
    float or array of float, shape (n,)
        Rate in 1/ms, as many as there are voltages.
    """
    return 4.0 * np.exp(-(V + 65.0) / 18.0)


def alpha_h(V):
    """Compute the rate at which a closed gate h opens (recovery from inactivation).

    Parameters
    ----------
    V : float or array of float, shape (n,)
        Membrane potential in mV, between -100 and 100.

    Returns
    -------
    float or array of float, shape (n,)
        Rate in 1/ms, as many as there are voltages.
    """
    return 0.07 * np.exp(-(V + 65.0) / 20.0)


def beta_h(V):
    """Compute the rate at which an open gate h closes (inactivation).

    Parameters
    ----------
    V : float or array of float, shape (n,)
        Membrane potential in mV, between -100 and 100.

    Returns
    -------
    float or array of float, shape (n,)
        Rate in 1/ms, as many as there are voltages.
    """
    return 1.0 / (np.exp(-(V + 35.0) / 10.0) + 1.0)


def alpha_n(V):
    """Compute the rate at which a closed gate n opens.

    Parameters
    ----------
    V : float or array of float, shape (n,)
        Membrane potential in mV, between -100 and 100.

    Returns
    -------
    float or array of float, shape (n,)
        Rate in 1/ms, as many as there are voltages. Finite at every voltage.
    """
    return 0.1 * x_over_expm1(-(V + 55.0) / 10.0)


def beta_n(V):
    """Compute the rate at which an open gate n closes.

    Parameters
    ----------
    V : float or array of float, shape (n,)
        Membrane potential in mV, between -100 and 100.

    Returns
    -------
    float or array of float, shape (n,)
        Rate in 1/ms, as many as there are voltages.
    """
    return 0.125 * np.exp(-(V + 65.0) / 80.0)


def steady_state(a, b):
    """Compute the share of gates that are open after a long time at fixed rates.

    Parameters
    ----------
    a, b : float or array of float, shape (n,)
        Opening rate and closing rate in 1/ms.

    Returns
    -------
    float or array of float, shape (n,)
        Steady state, without unit, between 0 and 1.
    """
    return a / (a + b)


def time_constant(a, b):
    """Compute how long the gates take to approach their steady state.

    Parameters
    ----------
    a, b : float or array of float, shape (n,)
        Opening rate and closing rate in 1/ms.

    Returns
    -------
    float or array of float, shape (n,)
        Time constant in ms.
    """
    return 1.0 / (a + b)


def gate_step(x, a, b, dt):
    """Advance the share of open gates by one forward Euler step.

    Parameters
    ----------
    x : float or array of float, shape (n,)
        Share of open gates now, without unit. Must be left unchanged.
    a, b : float or array of float, shape (n,)
        Opening rate and closing rate in 1/ms.
    dt : float
        Time step in ms.

    Returns
    -------
    float or array of float, shape (n,)
        Share of open gates at the end of the step.
    """
    return x + dt * (a * (1.0 - x) - b * x)
