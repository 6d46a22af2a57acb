"""Your running sum starts from 0 and never takes in the first area."""

import numpy as np


def psp(t, J, tau_s, t_sp):
    return J * t * np.exp(-(t - t_sp) / tau_s)


def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    areas = PSP * dt
    charge = np.zeros(len(t))
    for k in range(1, len(t)):
        charge[k] = charge[k - 1] + areas[k]
    return PSP, areas, charge
