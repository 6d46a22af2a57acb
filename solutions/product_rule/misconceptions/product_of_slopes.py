"""The slope of a product is not the product of the slopes, but a sum of two terms."""

import numpy as np


def alpha_function(t, tau):
    return t * np.exp(-t / tau)


def alpha_derivative(t, tau):
    v = np.exp(-t / tau)
    du_dt = np.ones_like(t)
    dv_dt = -v / tau
    df_dt = du_dt * dv_dt
    return du_dt, dv_dt, df_dt
