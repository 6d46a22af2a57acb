"""You print the results but do not return them: end each function with `return`."""

import numpy as np


def alpha_function(t, tau):
    print(t * np.exp(-t / tau))


def alpha_derivative(t, tau):
    v = np.exp(-t / tau)
    print(1, -v / tau, v - t * v / tau)
