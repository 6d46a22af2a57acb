"""The exponential by way of `expm1`."""

import numpy as np


def psp(t, J, tau_s, t_sp):
    return J * t * (1 + np.expm1((t_sp - t) / tau_s))


def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    areas = dt * PSP
    return PSP, areas, np.cumsum(areas)
