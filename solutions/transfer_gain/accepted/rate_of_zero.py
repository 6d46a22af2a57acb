"""The sigmoid minus its own value at 0."""

import numpy as np


def rate(I, a, theta):
    def sigmoid(x):
        return 1 / (1 + np.exp(-a * (x - theta)))

    return sigmoid(I) - sigmoid(0)


def rate_and_gain(I, a, theta, dI):
    rates = rate(I, a, theta)
    gain = np.diff(rates) / dI
    return rates, gain


def gain_at(I_mean, a, theta, dI=0.1):
    return (rate(I_mean + dI / 2, a, theta) - rate(I_mean - dI / 2, a, theta)) / dI
