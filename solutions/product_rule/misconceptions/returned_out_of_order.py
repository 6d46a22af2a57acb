"""The slopes come in another order than asked: first du/dt, then dv/dt, then df/dt."""

import numpy as np


def alpha_function(t, tau):
    return t * np.exp(-t / tau)


def alpha_derivative(t, tau):
    v = np.exp(-t / tau)
    du_dt = np.ones_like(t)
    dv_dt = -v / tau
    df_dt = du_dt * v + t * dv_dt
    return df_dt, du_dt, dv_dt
