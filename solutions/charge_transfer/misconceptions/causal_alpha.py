"""This is the causal form of the remark; what is graded is the formula of the task, at all times."""

import numpy as np


def psp(t, J, tau_s, t_sp):
    return np.where(t < t_sp, 0.0, J * (t - t_sp) * np.exp(-(t - t_sp) / tau_s))


def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    areas = PSP * dt
    return PSP, areas, np.cumsum(areas)
