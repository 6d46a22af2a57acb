"""Nothing comes back from your functions: print shows a result, `return` hands it over."""

import numpy as np


def psp(t, J, tau_s, t_sp):
    print(J * t * np.exp(-(t - t_sp) / tau_s))


def charge_transfer(t, J, tau_s, t_sp, dt):
    PSP = J * t * np.exp(-(t - t_sp) / tau_s)
    print(PSP, PSP * dt, np.cumsum(PSP * dt))
