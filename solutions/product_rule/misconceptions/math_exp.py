"""A function for single numbers, such as math.exp, gets the array of all times; np.exp takes arrays."""

import math


def alpha_function(t, tau):
    return t * math.exp(-t / tau)


def alpha_derivative(t, tau):
    v = math.exp(-t / tau)
    return 1, -v / tau, v - t * v / tau
