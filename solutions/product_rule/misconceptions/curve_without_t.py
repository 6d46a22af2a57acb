"""Your alpha function is only its decaying factor v; f is the product of u = t and v."""

import numpy as np


def alpha_function(t, tau):
    return np.exp(-t / tau)


def alpha_derivative(t, tau):
    v = np.exp(-t / tau)
    du_dt = np.ones_like(t)
    dv_dt = -v / tau
    df_dt = du_dt * v + t * dv_dt
    return du_dt, dv_dt, df_dt
