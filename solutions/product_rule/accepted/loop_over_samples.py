"""One time after the other, into arrays made beforehand."""

import numpy as np


def alpha_function(t, tau):
    f = np.zeros(t.size)
    for k in range(t.size):
        f[k] = t[k] * np.exp(-t[k] / tau)
    return f


def alpha_derivative(t, tau):
    du_dt, dv_dt, df_dt = np.zeros(t.size), np.zeros(t.size), np.zeros(t.size)
    for k, x in enumerate(t):
        du_dt[k] = 1
        dv_dt[k] = -1 / tau * np.exp(-x / tau)
        df_dt[k] = du_dt[k] * np.exp(-x / tau) + x * dv_dt[k]
    return du_dt, dv_dt, df_dt
