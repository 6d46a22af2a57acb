"""Each entry adds just two neighbouring areas; carry the total along from step to step."""

import numpy as np


def psp(t, J, tau_s, t_sp):
    return J * t * np.exp(-(t - t_sp) / tau_s)


def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    areas = PSP * dt
    charge = areas.copy()
    charge[1:] += areas[:-1]
    return PSP, areas, charge
