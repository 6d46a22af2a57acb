"""This is the share of closed gates, b / (a + b), and your step moves x towards it. Open gates are wanted."""

import numpy as np


def quotient(x):
    zero = x == 0
    safe = np.where(zero, 1.0, x)
    return np.where(zero, 1.0, safe / np.expm1(safe))


def alpha_m(V):
    return quotient(2.5 - 0.1 * (V + 65.0))


def beta_m(V):
    return 4.0 * np.exp(-(V + 65.0) / 18.0)


def alpha_h(V):
    return 0.07 * np.exp(-(V + 65.0) / 20.0)


def beta_h(V):
    return 1.0 / (np.exp(3.0 - 0.1 * (V + 65.0)) + 1.0)


def alpha_n(V):
    return 0.1 * quotient(1.0 - 0.1 * (V + 65.0))


def beta_n(V):
    return 0.125 * np.exp(-(V + 65.0) / 80.0)


def steady_state(a, b):
    return b / (a + b)


def time_constant(a, b):
    return 1.0 / (a + b)


def gate_step(x, a, b, dt):
    return x + dt * (steady_state(a, b) - x) / time_constant(a, b)
