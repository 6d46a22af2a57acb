"""You take the distance to the spike; the exponent needs t - t_sp with its sign."""

import numpy as np


def psp(t, J, tau_s, t_sp):
    return J * t * np.exp(-np.abs(t - t_sp) / tau_s)


def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    areas = PSP * dt
    return PSP, areas, np.cumsum(areas)
