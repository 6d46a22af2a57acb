"""du/dt is the number 1, and an integer at that."""

import numpy as np


def alpha_function(t, tau):
    return t * np.exp(-t / tau)


def alpha_derivative(t, tau):
    dv_dt = -np.exp(-t / tau) / tau
    return 1, dv_dt, np.exp(-t / tau) + t * dv_dt
