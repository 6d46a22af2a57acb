"""Differentiates with dual numbers, whose product is the product rule."""

import numpy as np


class Dual:
    def __init__(self, value, slope):
        self.value, self.slope = value, slope

    def __mul__(self, other):
        return Dual(self.value * other.value, self.slope * other.value + self.value * other.slope)

    def exp(self):
        grown = np.exp(self.value)
        return Dual(grown, self.slope * grown)


def factors(t, tau):
    time = Dual(np.asarray(t, dtype=float), 1)
    return time, (time * Dual(-1 / tau, 0)).exp()


def alpha_function(t, tau):
    u, v = factors(t, tau)
    return (u * v).value


def alpha_derivative(t, tau):
    u, v = factors(t, tau)
    return u.slope, v.slope, (u * v).slope
