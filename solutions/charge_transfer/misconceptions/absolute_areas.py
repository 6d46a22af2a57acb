"""Your areas are never negative, but where the PSP is below 0 they should be."""

import numpy as np


def psp(t, J, tau_s, t_sp):
    return J * t * np.exp(-(t - t_sp) / tau_s)


def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    areas = np.abs(PSP) * dt
    return PSP, areas, np.cumsum(areas)
