"""The base of your power is 10; the alpha function has e, which is what np.exp takes."""

import numpy as np


def alpha_function(t, tau):
    return t * 10 ** (-t / tau)


def alpha_derivative(t, tau):
    v = 10 ** (-t / tau)
    du_dt = np.ones_like(t)
    dv_dt = -v / tau
    df_dt = du_dt * v + t * dv_dt
    return du_dt, dv_dt, df_dt
