"""alpha_function overwrites the array t that it was given; make a new array instead."""

import numpy as np


def alpha_function(t, tau):
    decay = np.exp(-t / tau)
    t *= decay
    return t


def alpha_derivative(t, tau):
    v = np.exp(-t / tau)
    du_dt = np.ones_like(t)
    dv_dt = -v / tau
    df_dt = du_dt * v + t * dv_dt
    return du_dt, dv_dt, df_dt
