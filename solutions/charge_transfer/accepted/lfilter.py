"""The running sum as a recursive filter."""

import numpy as np
from scipy.signal import lfilter


def psp(t, J, tau_s, t_sp):
    return J * t * np.exp(-(t - t_sp) / tau_s)


def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = psp(t, J, tau_s, t_sp)
    return PSP, PSP * dt, lfilter([dt], [1.0, -1.0], PSP)
