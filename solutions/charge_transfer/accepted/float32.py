"""Single precision throughout."""

import numpy as np


def psp(t, J, tau_s, t_sp):
    t, J, tau_s, t_sp = np.float32(t), np.float32(J), np.float32(tau_s), np.float32(t_sp)
    return J * t * np.exp(-(t - t_sp) / tau_s)


def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    areas = PSP * np.float32(dt)
    return PSP, areas, np.cumsum(areas, dtype=np.float32)
