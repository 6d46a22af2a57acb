"""You compute on a grid of your own; use the array t that the function is given."""

import numpy as np

grid = np.arange(0, 10, 0.1)


def alpha_function(t, tau):
    return grid * np.exp(-grid / tau)


def alpha_derivative(t, tau):
    v = np.exp(-grid / tau)
    du_dt = np.ones_like(grid)
    dv_dt = -v / tau
    return du_dt, dv_dt, du_dt * v + grid * dv_dt
