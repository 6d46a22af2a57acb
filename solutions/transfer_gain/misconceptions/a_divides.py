"""a is the slope parameter: it multiplies I - theta, it does not divide it."""

import numpy as np


def rate(I, a, theta):
    return 1 / (1 + np.exp(-(I - theta) / a)) - 1 / (1 + np.exp(theta / a))


def rate_and_gain(I, a, theta, dI):
    rates = rate(I, a, theta)
    gain = np.diff(rates) / dI
    return rates, gain


def gain_at(I_mean, a, theta, dI=0.1):
    return (rate(I_mean + dI / 2, a, theta) - rate(I_mean - dI / 2, a, theta)) / dI
