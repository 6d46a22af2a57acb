"""The three curves are the rows of one array."""

import numpy as np


def psp(t, J, tau_s, t_sp):
    return J * t * np.exp(-(t - t_sp) / tau_s)


def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    return np.array([PSP, PSP * dt, dt * np.cumsum(PSP)])
