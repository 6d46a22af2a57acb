"""psp overwrites the array t that it was given; make a new array instead."""

import numpy as np


def psp(t, J, tau_s, t_sp):
    t -= t_sp
    decay = np.exp(-t / tau_s)
    return J * (t + t_sp) * decay


def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    areas = PSP * dt
    return PSP, areas, np.cumsum(areas)
