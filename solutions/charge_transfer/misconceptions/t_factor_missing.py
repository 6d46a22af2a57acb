"""The factor t in front of the exponential is missing, so your PSP does not start at 0."""

import numpy as np


def psp(t, J, tau_s, t_sp):
    return J * np.exp(-(t - t_sp) / tau_s)


def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    areas = PSP * dt
    return PSP, areas, np.cumsum(areas)
