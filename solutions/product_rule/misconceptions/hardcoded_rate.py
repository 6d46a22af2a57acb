"""A factor 2 in your dv/dt stands for 1/tau and is right for tau = 0.5 alone: use tau."""

import numpy as np


def alpha_function(t, tau):
    return t * np.exp(-t / tau)


def alpha_derivative(t, tau):
    v = np.exp(-t / tau)
    du_dt = np.ones_like(t)
    dv_dt = -2 * v
    df_dt = du_dt * v + t * dv_dt
    return du_dt, dv_dt, df_dt
