"""Your width is the length of the grid over n, but n times leave n - 1 steps: use dt."""

import numpy as np


def psp(t, J, tau_s, t_sp):
    return J * t * np.exp(-(t - t_sp) / tau_s)


def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    areas = PSP * (t[-1] - t[0]) / len(t)
    return PSP, areas, np.cumsum(areas)
