import numpy as np


def alpha_function(t, tau):
    t = np.asarray(t, dtype=float)
    return t * np.exp(-t / tau)


def alpha_derivative(t, tau):
    t = np.asarray(t, dtype=float)
    v = np.exp(-t / tau)
    du_dt = np.ones(t.size)
    dv_dt = -v / tau
    return du_dt, dv_dt, np.gradient(t * v, t)
