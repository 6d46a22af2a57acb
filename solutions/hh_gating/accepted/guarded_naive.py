"""Uses the formula as printed and puts the limits in with `np.where`."""

import numpy as np


def alpha_m(V):
    u = V + 65.0
    with np.errstate(invalid="ignore", divide="ignore"):
        rate = (2.5 - 0.1 * u) / (np.exp(2.5 - 0.1 * u) - 1.0)
    return np.where(V == -40.0, 1.0, rate)


def beta_m(V):
    return 4.0 * np.exp(-(V + 65.0) / 18.0)


def alpha_h(V):
    return 0.07 * np.exp(-(V + 65.0) / 20.0)


def beta_h(V):
    return 1.0 / (np.exp(-(V + 35.0) / 10.0) + 1.0)


def alpha_n(V):
    u = V + 65.0
    with np.errstate(invalid="ignore", divide="ignore"):
        rate = (0.1 - 0.01 * u) / (np.exp(1.0 - 0.1 * u) - 1.0)
    return np.where(V == -55.0, 0.1, rate)


def beta_n(V):
    return 0.125 * np.exp(-(V + 65.0) / 80.0)


def steady_state(a, b):
    return a / (a + b)


def time_constant(a, b):
    return 1.0 / (a + b)


def gate_step(x, a, b, dt):
    return x + dt * (a * (1.0 - x) - b * x)
