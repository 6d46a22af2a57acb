"""Every entry is a sum of its own."""

import numpy as np


def psp(t, J, tau_s, t_sp):
    return J * t * np.exp(-(t - t_sp) / tau_s)


def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    areas = PSP * dt
    charge = [np.sum(areas[: k + 1]) for k in range(len(areas))]
    return PSP, areas, charge
