"""A function of one number, stretched over the array."""

import math

import numpy as np


def square_of_one(number, c):
    return math.pow(number, 2) + c


def my_square_function(x, c):
    return np.vectorize(square_of_one)(x, float(c))
