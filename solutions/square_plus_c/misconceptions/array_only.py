"""A single number has no length and cannot be looped over: x * x works for both."""

import numpy as np


def my_square_function(x, c):
    y = np.zeros(len(x))
    for i in range(len(x)):
        y[i] = x[i] ** 2 + c
    return y
