"""You shifted the factor in front as well: it is t here, and only the exponent has t - t_sp."""

import numpy as np


def psp(t, J, tau_s, t_sp):
    return J * (t - t_sp) * np.exp(-(t - t_sp) / tau_s)


def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    areas = PSP * dt
    return PSP, areas, np.cumsum(areas)
