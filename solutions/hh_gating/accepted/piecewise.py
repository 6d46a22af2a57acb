"""Splits the voltages with `np.piecewise`."""

import numpy as np


def alpha_m(V):
    x = np.asarray((V + 40.0) / 10.0)
    return np.piecewise(x, [x == 0.0], [1.0, lambda x: -x / np.expm1(-x)])


def beta_m(V):
    return 4.0 * np.exp(-(V + 65.0) / 18.0)


def alpha_h(V):
    return 0.07 * np.exp(-(V + 65.0) / 20.0)


def beta_h(V):
    return 1.0 / (np.exp(-(V + 35.0) / 10.0) + 1.0)


def alpha_n(V):
    x = np.asarray((V + 55.0) / 10.0)
    return np.piecewise(x, [x == 0.0], [0.1, lambda x: -0.1 * x / np.expm1(-x)])


def beta_n(V):
    return 0.125 * np.exp(-(V + 65.0) / 80.0)


def steady_state(a, b):
    return a / (a + b)


def time_constant(a, b):
    return 1.0 / (a + b)


def gate_step(x, a, b, dt):
    return x + dt * (a * (1.0 - x) - b * x)
