"""A running total in a loop."""

import numpy as np


def psp(t, J, tau_s, t_sp):
    return J * t * np.exp(-(t - t_sp) / tau_s)


def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    areas = np.zeros(len(t))
    charge = np.zeros(len(t))
    total = 0.0
    for k in range(len(t)):
        areas[k] = PSP[k] * dt
        total += areas[k]
        charge[k] = total
    return PSP, areas, charge
