"""Takes beta_h for the logistic function that it is, and keeps u = V + 65 everywhere."""

import numpy as np
from scipy.special import expit


def quotient(x):
    small = np.abs(x) < 1e-9
    return np.where(small, 1.0, x) / np.where(small, 1.0, np.expm1(x))


def alpha_m(V):
    return quotient(2.5 - 0.1 * (V + 65.0))


def beta_m(V):
    return 4.0 * np.exp(-(V + 65.0) / 18.0)


def alpha_h(V):
    return 0.07 * np.exp(-(V + 65.0) / 20.0)


def beta_h(V):
    return expit(0.1 * (V + 65.0) - 3.0)


def alpha_n(V):
    return 0.1 * quotient(1.0 - 0.1 * (V + 65.0))


def beta_n(V):
    return 0.125 * np.exp(-(V + 65.0) / 80.0)


def steady_state(a, b):
    return 1.0 / (1.0 + b / a)


def time_constant(a, b):
    return 1.0 / (a + b)


def gate_step(x, a, b, dt):
    return x + dt * (a * (1.0 - x) - b * x)
