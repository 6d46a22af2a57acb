"""tau_s and t_sp have changed places in your exponent, which shows as soon as they differ."""

import numpy as np


def psp(t, J, tau_s, t_sp):
    return J * t * np.exp(-(t - tau_s) / t_sp)


def charge_transfer(t, J, tau_s, t_sp, dt):
    heights = psp(t, J, tau_s, t_sp)
    areas = heights * dt
    return heights, areas, np.cumsum(areas)
