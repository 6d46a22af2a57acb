"""A function of one number, stretched over the array by `np.vectorize`."""

import math

import numpy as np


def psp(t, J, tau_s, t_sp):
    return np.vectorize(lambda x: J * x * math.exp((t_sp - x) / tau_s))(t)


def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    areas = PSP * dt
    return PSP, areas, np.add.accumulate(areas)
