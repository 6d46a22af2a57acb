"""Operators that overwrite, but on arrays of its own."""

import numpy as np


def psp(t, J, tau_s, t_sp):
    height = t - t_sp
    height /= -tau_s
    np.exp(height, out=height)
    height *= t
    height *= J
    return height


def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    areas = PSP.copy()
    areas *= dt
    charge = areas.copy()
    for k in range(1, charge.size):
        charge[k] += charge[k - 1]
    return PSP, areas, charge
