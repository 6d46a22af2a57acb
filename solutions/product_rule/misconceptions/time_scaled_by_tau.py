"""Your curve starts with t/tau where the task has plain t, so it is 1/tau times too high."""

import numpy as np


def alpha_function(t, tau):
    return t / tau * np.exp(-t / tau)


def alpha_derivative(t, tau):
    v = np.exp(-t / tau)
    du_dt = np.ones_like(t)
    dv_dt = -v / tau
    df_dt = du_dt * v + t * dv_dt
    return du_dt, dv_dt, df_dt
