"""J does not enter your PSP, which is right only while J is 1."""

import numpy as np


def psp(t, J, tau_s, t_sp):
    return t * np.exp(-(t - t_sp) / tau_s)


def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    areas = PSP * dt
    return PSP, areas, np.cumsum(areas)
