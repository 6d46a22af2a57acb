"""Each term pairs one function with the slope of the other; you paired each with its own."""

import numpy as np


def alpha_function(t, tau):
    return t * np.exp(-t / tau)


def alpha_derivative(t, tau):
    v = np.exp(-t / tau)
    du_dt = np.ones_like(t)
    dv_dt = -v / tau
    df_dt = t * du_dt + v * dv_dt
    return du_dt, dv_dt, df_dt
