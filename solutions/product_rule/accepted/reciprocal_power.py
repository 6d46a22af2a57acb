"""The exponential is written as a power of e, and as a reciprocal."""

import numpy as np


def alpha_function(t, tau):
    return t / np.e ** (t / tau)


def alpha_derivative(t, tau):
    du_dt = t * 0 + 1
    dv_dt = -(np.e ** (-t / tau)) / tau
    df_dt = np.e ** (-t / tau) * du_dt + t * dv_dt
    return du_dt, dv_dt, df_dt
