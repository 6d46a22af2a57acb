"""The width is read off the grid, whose step is dt."""

import numpy as np


def psp(t, J, tau_s, t_sp):
    return J * t * np.exp(-(t - t_sp) / tau_s)


def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    areas = PSP * np.mean(np.diff(t))
    return PSP, areas, np.cumsum(areas)
