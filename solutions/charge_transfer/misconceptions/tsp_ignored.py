"""t_sp does not enter your PSP: the exponent counts the time from the spike on."""

import numpy as np


def psp(t, J, tau_s, t_sp):
    return J * t * np.exp(-t / tau_s)


def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    areas = PSP * dt
    return PSP, areas, np.cumsum(areas)
