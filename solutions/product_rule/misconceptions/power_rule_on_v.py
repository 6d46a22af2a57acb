"""You took v for a power and lowered its exponent by 1; an exponential keeps its exponent."""

import numpy as np


def alpha_function(t, tau):
    return t * np.exp(-t / tau)


def alpha_derivative(t, tau):
    du_dt = np.ones_like(t)
    dv_dt = -t / tau * np.exp(-t / tau - 1)
    df_dt = du_dt * np.exp(-t / tau) + t * dv_dt
    return du_dt, dv_dt, df_dt
