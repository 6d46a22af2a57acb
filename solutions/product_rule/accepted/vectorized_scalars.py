"""Functions of one number, stretched over the array by `np.vectorize`."""

import math

import numpy as np


def slopes_at(x, tau):
    v = math.exp(-x / tau)
    return 1.0, -v / tau, v - x * v / tau


def alpha_function(t, tau):
    return np.vectorize(lambda x: x * math.exp(-x / tau))(t)


def alpha_derivative(t, tau):
    return np.vectorize(slopes_at)(t, tau)
