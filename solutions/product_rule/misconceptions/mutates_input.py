"""alpha_derivative overwrites the array t that it was given; make a new array instead."""

import numpy as np


def alpha_function(t, tau):
    return t * np.exp(-t / tau)


def alpha_derivative(t, tau):
    t /= -tau
    v = np.exp(t)
    du_dt = np.ones_like(t)
    dv_dt = -v / tau
    df_dt = v * (1 + t)
    return du_dt, dv_dt, df_dt
