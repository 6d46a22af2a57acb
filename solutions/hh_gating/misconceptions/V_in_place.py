"""Your rates overwrite the array V that came in: after += its voltages are gone. Make a new array."""

import numpy as np


def quotient(x):
    zero = x == 0
    safe = np.where(zero, 1.0, x)
    return np.where(zero, 1.0, safe / np.expm1(safe))


def alpha_m(V):
    V += 65.0
    return quotient(2.5 - 0.1 * V)


def beta_m(V):
    V += 65.0
    return 4.0 * np.exp(-V / 18.0)


def alpha_h(V):
    V += 65.0
    return 0.07 * np.exp(-V / 20.0)


def beta_h(V):
    V += 65.0
    return 1.0 / (np.exp(3.0 - 0.1 * V) + 1.0)


def alpha_n(V):
    V += 65.0
    return 0.1 * quotient(1.0 - 0.1 * V)


def beta_n(V):
    V += 65.0
    return 0.125 * np.exp(-V / 80.0)


def steady_state(a, b):
    return a / (a + b)


def time_constant(a, b):
    return 1.0 / (a + b)


def gate_step(x, a, b, dt):
    return x + dt * (a * (1.0 - x) - b * x)
