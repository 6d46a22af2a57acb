"""math.exp takes a single number; np.exp takes the array of all times."""

import math


def alpha_function(t, tau):
    return t * math.exp(-t / tau)


def alpha_derivative(t, tau):
    v = math.exp(-t / tau)
    return 1, -v / tau, v - t * v / tau
