"""One singular voltage in an array turns every rate into the limit. Treat each voltage by itself."""

import numpy as np


def alpha_m(V):
    x = 2.5 - 0.1 * (V + 65.0)
    if np.any(x == 0.0):
        return np.ones(np.shape(V))
    return x / np.expm1(x)


def beta_m(V):
    return 4.0 * np.exp(-(V + 65.0) / 18.0)


def alpha_h(V):
    return 0.07 * np.exp(-(V + 65.0) / 20.0)


def beta_h(V):
    return 1.0 / (np.exp(3.0 - 0.1 * (V + 65.0)) + 1.0)


def alpha_n(V):
    x = 1.0 - 0.1 * (V + 65.0)
    if np.any(x == 0.0):
        return np.full(np.shape(V), 0.1)
    return 0.1 * x / np.expm1(x)


def beta_n(V):
    return 0.125 * np.exp(-(V + 65.0) / 80.0)


def steady_state(a, b):
    return a / (a + b)


def time_constant(a, b):
    return 1.0 / (a + b)


def gate_step(x, a, b, dt):
    return x + dt * (a * (1.0 - x) - b * x)
