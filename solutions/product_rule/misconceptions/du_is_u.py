"""You return u itself as du/dt; think of how steep the straight line u = t is."""

import numpy as np


def alpha_function(t, tau):
    return t * np.exp(-t / tau)


def alpha_derivative(t, tau):
    v = np.exp(-t / tau)
    du_dt = t.copy()
    dv_dt = -v / tau
    df_dt = du_dt * v + t * dv_dt
    return du_dt, dv_dt, df_dt
