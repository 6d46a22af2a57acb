"""You get an array of voltages and return one rate. Compute a rate for each of them."""

import numpy as np


def first(V):
    return np.atleast_1d(V)[0]


def quotient(x):
    return x / np.expm1(x) if x != 0 else 1.0


def alpha_m(V):
    return quotient(2.5 - 0.1 * (first(V) + 65.0))


def beta_m(V):
    return 4.0 * np.exp(-(first(V) + 65.0) / 18.0)


def alpha_h(V):
    return 0.07 * np.exp(-(first(V) + 65.0) / 20.0)


def beta_h(V):
    return 1.0 / (np.exp(3.0 - 0.1 * (first(V) + 65.0)) + 1.0)


def alpha_n(V):
    return 0.1 * quotient(1.0 - 0.1 * (first(V) + 65.0))


def beta_n(V):
    return 0.125 * np.exp(-(first(V) + 65.0) / 80.0)


def steady_state(a, b):
    return a / (a + b)


def time_constant(a, b):
    return 1.0 / (a + b)


def gate_step(x, a, b, dt):
    return x + dt * (a * (1.0 - x) - b * x)
