"""Your rates stop when V is a single number. Such a number has no length and no elements."""

import numpy as np


def quotient(x):
    return np.array([value / np.expm1(value) if value != 0 else 1.0 for value in x])


def alpha_m(V):
    return quotient(2.5 - 0.1 * (V + 65.0))


def beta_m(V):
    rate = np.zeros(len(V))
    rate[:] = 4.0 * np.exp(-(V + 65.0) / 18.0)
    return rate


def alpha_h(V):
    rate = np.zeros(len(V))
    rate[:] = 0.07 * np.exp(-(V + 65.0) / 20.0)
    return rate


def beta_h(V):
    rate = np.zeros(len(V))
    rate[:] = 1.0 / (np.exp(3.0 - 0.1 * (V + 65.0)) + 1.0)
    return rate


def alpha_n(V):
    return 0.1 * quotient(1.0 - 0.1 * (V + 65.0))


def beta_n(V):
    rate = np.zeros(len(V))
    rate[:] = 0.125 * np.exp(-(V + 65.0) / 80.0)
    return rate


def steady_state(a, b):
    return a / (a + b)


def time_constant(a, b):
    return 1.0 / (a + b)


def gate_step(x, a, b, dt):
    return x + dt * (a * (1.0 - x) - b * x)
