"""The arrays are complex without an imaginary part."""

import numpy as np


def alpha_function(t, tau):
    return t * np.exp(-t / tau + 0j)


def alpha_derivative(t, tau):
    v = np.exp(-t / tau).astype(complex)
    return np.ones_like(v), -v / tau, (1 - t / tau) * v
