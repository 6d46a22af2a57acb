"""Reference: charge transferred by a postsynaptic potential, as a running sum of rectangles."""

import numpy as np


def psp(t, J, tau_s, t_sp):
    """Evaluate PSP(t) = J t exp(-(t - t_sp)/tau_s), as the Neuromatch calculus tutorial has it.

    Parameters
    ----------
    t : array of float, shape (n,)
        Times in ms.
    J : float
        Amplitude, without unit.
    tau_s, t_sp : float
        Time constant of the synapse and time of the spike in ms.

    Returns
    -------
    PSP : array of float, shape (n,)
        Height of the curve at each time, before the spike too, in arbitrary units (au).
    """
    return J * t * np.exp(-(t - t_sp) / tau_s)


def charge_transfer(t, J, tau_s, t_sp, dt):
    """Add up the area under the postsynaptic potential as a left Riemann sum.

    Parameters
    ----------
    t : array of float, shape (n,)
        Times in ms, `dt` apart.
    J, tau_s, t_sp : float
        As in `psp`.
    dt : float
        Width of a rectangle in ms.

    Returns
    -------
    PSP, rectangle_areas, numerical_integral : array of float, shape (n,)
        Heights (au), areas (au ms) and the sum of the areas up to each time, its own included (au ms).
    """
    PSP = psp(t, J, tau_s, t_sp)
    rectangle_areas = PSP * dt
    numerical_integral = np.cumsum(rectangle_areas)
    return PSP, rectangle_areas, numerical_integral
