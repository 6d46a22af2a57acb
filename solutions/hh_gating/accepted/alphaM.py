"""The rates under the names that a well-known set of course notes gives them, guarded at 0/0."""

import numpy as np


def _guarded(x):
    x = np.asarray(x, dtype=float)
    near = np.abs(x) < 1e-6
    return np.where(near, 1 - x / 2, np.where(near, 1.0, x) / np.expm1(np.where(near, 1.0, x)))[()]


def alphaM(V):
    return _guarded(2.5 - 0.1 * (V + 65))


def betaM(V):
    return 4 * np.exp(-(V + 65) / 18)


def alphaH(V):
    return 0.07 * np.exp(-(V + 65) / 20)


def betaH(V):
    return 1 / (np.exp(3.0 - 0.1 * (V + 65)) + 1)


def alphaN(V):
    return 0.1 * _guarded(1 - 0.1 * (V + 65))


def betaN(V):
    return 0.125 * np.exp(-(V + 65) / 80)


def steady_state(a, b):
    return a / (a + b)


def time_constant(a, b):
    return 1 / (a + b)


def gate_step(x, a, b, dt):
    return x + dt * (a * (1 - x) - b * x)
