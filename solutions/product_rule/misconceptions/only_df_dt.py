"""You return df/dt alone; three items are asked for: du/dt, dv/dt and df/dt."""

import numpy as np


def alpha_function(t, tau):
    return t * np.exp(-t / tau)


def alpha_derivative(t, tau):
    v = np.exp(-t / tau)
    du_dt = np.ones_like(t)
    dv_dt = -v / tau
    return du_dt * v + t * dv_dt
