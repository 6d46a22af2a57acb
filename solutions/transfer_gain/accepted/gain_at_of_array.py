"""The centred gain comes out as an array of one value."""

import numpy as np


def rate(I, a, theta):
    return 1 / (1 + np.exp(-a * (I - theta))) - 1 / (1 + np.exp(a * theta))


def rate_and_gain(I, a, theta, dI):
    rates = rate(I, a, theta)
    gain = np.diff(rates) / dI
    return rates, gain


def gain_at(I_mean, a, theta, dI=0.1):
    ends = I_mean + np.array([-dI / 2, dI / 2])
    return np.diff(rate(ends, a, theta)) / dI
