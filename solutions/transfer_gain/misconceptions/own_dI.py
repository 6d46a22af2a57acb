"""gain_at uses a width of its own, 0.05: the width is an argument, and dI says how wide."""

import numpy as np


def rate(I, a, theta):
    return 1 / (1 + np.exp(-a * (I - theta))) - 1 / (1 + np.exp(a * theta))


def rate_and_gain(I, a, theta, dI):
    rates = rate(I, a, theta)
    gain = np.diff(rates) / dI
    return rates, gain


def gain_at(I_mean, a, theta, dI=0.1):
    dI = 0.05
    return (rate(I_mean + dI / 2, a, theta) - rate(I_mean - dI / 2, a, theta)) / dI
