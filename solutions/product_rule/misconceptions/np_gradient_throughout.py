"""All three slopes are finite-difference estimates; work the derivatives out by hand."""

import numpy as np


def alpha_function(t, tau):
    return t * np.exp(-t / tau)


def alpha_derivative(t, tau):
    v = np.exp(-t / tau)
    return np.gradient(t, t), np.gradient(v, t), np.gradient(t * v, t)
