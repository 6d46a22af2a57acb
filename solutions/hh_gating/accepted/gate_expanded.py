"""Multiplies the Euler step out."""

import numpy as np


def x_over_expm1(x):
    x = np.asarray(x, dtype=float)
    zero = x == 0.0
    nonzero = np.where(zero, 1.0, x)
    return np.where(zero, 1.0, nonzero / np.expm1(nonzero))[()]


def alpha_m(V):
    return x_over_expm1(-(V + 40.0) / 10.0)


def beta_m(V):
    return 4.0 * np.exp(-(V + 65.0) / 18.0)


def alpha_h(V):
    return 0.07 * np.exp(-(V + 65.0) / 20.0)


def beta_h(V):
    return 1.0 / (np.exp(-(V + 35.0) / 10.0) + 1.0)


def alpha_n(V):
    return 0.1 * x_over_expm1(-(V + 55.0) / 10.0)


def beta_n(V):
    return 0.125 * np.exp(-(V + 65.0) / 80.0)


def steady_state(a, b):
    return a / (a + b)


def time_constant(a, b):
    return 1.0 / (a + b)


def gate_step(x, a, b, dt):
    return x + dt * a - dt * (a + b) * x
