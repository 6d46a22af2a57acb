"""charge_transfer overwrites the array t that it was given; make a new array instead."""

import numpy as np


def psp(t, J, tau_s, t_sp):
    return J * t * np.exp(-(t - t_sp) / tau_s)


def charge_transfer(t, J, tau_s, t_sp, dt):
    since_spike = t
    since_spike -= t_sp
    PSP = J * (since_spike + t_sp) * np.exp(-since_spike / tau_s)
    areas = PSP * dt
    return PSP, areas, np.cumsum(areas)
