"""The exponent is -t/tau: you multiply the time by tau where it should be divided."""

import numpy as np


def alpha_function(t, tau):
    return t * np.exp(-t * tau)


def alpha_derivative(t, tau):
    v = np.exp(-t * tau)
    du_dt = np.ones_like(t)
    dv_dt = -tau * v
    df_dt = du_dt * v + t * dv_dt
    return du_dt, dv_dt, df_dt
