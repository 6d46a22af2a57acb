"""The exponential is split in two factors."""

import numpy as np


def psp(t, J, tau_s, t_sp):
    return J * np.exp(t_sp / tau_s) * t * np.exp(-t / tau_s)


def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    areas = PSP * dt
    return PSP, areas, np.cumsum(areas)
