"""Single precision throughout."""

import numpy as np


def alpha_function(t, tau):
    t, tau = np.float32(t), np.float32(tau)
    return t * np.exp(-t / tau)


def alpha_derivative(t, tau):
    t, tau = np.float32(t), np.float32(tau)
    v = np.exp(-t / tau)
    return np.ones_like(t), -v / tau, v + t * (-v / tau)
