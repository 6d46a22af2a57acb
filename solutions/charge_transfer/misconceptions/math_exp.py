"""A function for single numbers, such as math.exp, gets the array of all times; np.exp takes arrays."""

import math

import numpy as np


def psp(t, J, tau_s, t_sp):
    return J * t * math.exp(-(t - t_sp) / tau_s)


def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    areas = PSP * dt
    return PSP, areas, np.cumsum(areas)
