"""Uses the textbook form of the rates and divides only where the voltage is not singular."""

import numpy as np


def textbook_rate(V, factor, zero, limit):
    V = np.asarray(V, dtype=float)
    rate = np.full(V.shape, limit)
    regular = np.not_equal(V, zero)
    distance = V[regular] - zero
    rate[regular] = factor * distance / (1.0 - np.exp(-distance / 10.0))
    return rate if rate.ndim else float(rate)


def alpha_m(V):
    return textbook_rate(V, 0.1, -40.0, 1.0)


def beta_m(V):
    return 4.0 * np.exp(-(V + 65.0) / 18.0)


def alpha_h(V):
    return 0.07 * np.exp(-(V + 65.0) / 20.0)


def beta_h(V):
    return 1.0 / (np.exp(-(V + 35.0) / 10.0) + 1.0)


def alpha_n(V):
    return textbook_rate(V, 0.01, -55.0, 0.1)


def beta_n(V):
    return 0.125 * np.exp(-(V + 65.0) / 80.0)


def steady_state(a, b):
    return a / (a + b)


def time_constant(a, b):
    return 1.0 / (a + b)


def gate_step(x, a, b, dt):
    return x + dt * (a * (1.0 - x) - b * x)
