"""The sigmoid as a hyperbolic tangent."""

import numpy as np


def rate(I, a, theta):
    return (np.tanh(a * (I - theta) / 2) + np.tanh(a * theta / 2)) / 2


def rate_and_gain(I, a, theta, dI):
    rates = rate(I, a, theta)
    gain = np.diff(rates) / dI
    return rates, gain


def gain_at(I_mean, a, theta, dI=0.1):
    return (rate(I_mean + dI / 2, a, theta) - rate(I_mean - dI / 2, a, theta)) / dI
