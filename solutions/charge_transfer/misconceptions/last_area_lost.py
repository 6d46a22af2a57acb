"""Your loop stops one step early, so that the last entry of the running sum stays 0."""

import numpy as np


def psp(t, J, tau_s, t_sp):
    return J * t * np.exp(-(t - t_sp) / tau_s)


def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    areas = PSP * dt
    charge = np.zeros(len(t))
    charge[0] = areas[0]
    for k in range(1, len(t) - 1):
        charge[k] = charge[k - 1] + areas[k]
    return PSP, areas, charge
