"""You use the same limit for both rates at 0/0. The factor in front of alpha_n scales its limit."""

import numpy as np


def alpha_m(V):
    x = 2.5 - 0.1 * (V + 65.0)
    with np.errstate(invalid="ignore"):
        return np.where(x == 0.0, 1.0, np.divide(x, np.expm1(x)))


def beta_m(V):
    return 4.0 * np.exp(-(V + 65.0) / 18.0)


def alpha_h(V):
    return 0.07 * np.exp(-(V + 65.0) / 20.0)


def beta_h(V):
    return 1.0 / (np.exp(3.0 - 0.1 * (V + 65.0)) + 1.0)


def alpha_n(V):
    x = 1.0 - 0.1 * (V + 65.0)
    with np.errstate(invalid="ignore"):
        return np.where(x == 0.0, 1.0, 0.1 * np.divide(x, np.expm1(x)))


def beta_n(V):
    return 0.125 * np.exp(-(V + 65.0) / 80.0)


def steady_state(a, b):
    return a / (a + b)


def time_constant(a, b):
    return 1.0 / (a + b)


def gate_step(x, a, b, dt):
    return x + dt * (a * (1.0 - x) - b * x)
