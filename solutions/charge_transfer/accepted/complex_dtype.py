"""The arrays are complex without an imaginary part."""

import numpy as np


def psp(t, J, tau_s, t_sp):
    return J * t * np.exp(-(t - t_sp) / tau_s + 0j)


def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    areas = PSP * dt
    return PSP, areas, np.cumsum(areas)
