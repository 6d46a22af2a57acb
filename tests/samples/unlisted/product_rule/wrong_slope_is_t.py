import numpy as np


def alpha_function(t, tau):
    t = np.asarray(t, dtype=float)
    return t * np.exp(-t / tau)


def alpha_derivative(t, tau):
    t = np.asarray(t, dtype=float)
    v = np.exp(-t / tau)
    du_dt = t
    dv_dt = -v / tau
    return du_dt, dv_dt, du_dt * v + t * dv_dt
