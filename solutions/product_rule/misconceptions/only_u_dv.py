"""The product rule has two terms, and you have u dv/dt alone: the one with du/dt is missing."""

import numpy as np


def alpha_function(t, tau):
    return t * np.exp(-t / tau)


def alpha_derivative(t, tau):
    v = np.exp(-t / tau)
    du_dt = np.ones_like(t)
    dv_dt = -v / tau
    df_dt = t * dv_dt
    return du_dt, dv_dt, df_dt
