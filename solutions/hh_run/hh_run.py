"""Reference: Hodgkin-Huxley neuron by forward Euler steps, and upward crossings of a level.

Hodgkin and Huxley (1952), J. Physiol. 117, 500-544, in absolute millivolts. Forward Euler as in Press,
Teukolsky, Vetterling and Flannery (2007), Numerical Recipes, 3rd edition, section 17.1.
"""

import math

import numpy as np
from hh_membrane import closing_h, closing_m, closing_n, opening_h, opening_m, opening_n, slope_of_V


def hh(I0, T0, dt=0.01, V0=-70.0, m0=0.05, h0=0.54, n0=0.34):
    r"""Simulate the neuron with a constant current.

    .. math:: V_{k+1} = V_k + \Delta t\,\dot V_k, \qquad
              x_{k+1} = x_k + \Delta t\,[\alpha_x(V_k)(1 - x_k) - \beta_x(V_k)\,x_k]

    Parameters
    ----------
    I0 : float
        Injected current, uA/cm^2.
    T0, dt : float
        Duration and time step, ms.
    V0 : float
        Potential at the start, mV.
    m0, h0, n0 : float
        Shares of open gates at the start.

    Returns
    -------
    V, m, h, n, t : arrays of shape (k,)
        Potential (mV), shares of open gates, times (ms).
    """
    # T0 / dt may come out a rounding error above a whole number, which must not give a further sample.
    count = math.ceil(T0 / dt - 1e-9)
    V, m, h, n = (np.empty(count) for _ in range(4))
    V[0], m[0], h[0], n[0] = V0, m0, h0, n0
    for k in range(count - 1):
        V[k + 1] = V[k] + dt * slope_of_V(V[k], m[k], h[k], n[k], I0)
        m[k + 1] = m[k] + dt * (opening_m(V[k]) * (1 - m[k]) - closing_m(V[k]) * m[k])
        h[k + 1] = h[k] + dt * (opening_h(V[k]) * (1 - h[k]) - closing_h(V[k]) * h[k])
        n[k + 1] = n[k] + dt * (opening_n(V[k]) * (1 - n[k]) - closing_n(V[k]) * n[k])
    return V, m, h, n, dt * np.arange(count)


def spike_times(V, t, level=0.0):
    """Find the samples at or above the level whose predecessor is below it.

    Parameters
    ----------
    V, t : arrays of shape (k,)
        Potential (mV) and times (ms).
    level : float
        mV.

    Returns
    -------
    array of shape (n_spikes,)
        Times, ms.
    """
    return t[1:][(V[:-1] < level) & (V[1:] >= level)]
