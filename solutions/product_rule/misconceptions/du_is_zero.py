"""du/dt is not 0: u = t is no constant, it grows as time goes on."""

import numpy as np


def alpha_function(t, tau):
    return t * np.exp(-t / tau)


def alpha_derivative(t, tau):
    v = np.exp(-t / tau)
    du_dt = np.zeros_like(t)
    dv_dt = -v / tau
    df_dt = du_dt * v + t * dv_dt
    return du_dt, dv_dt, df_dt
