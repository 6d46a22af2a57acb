"""I may also be a single number, which has no length."""

import numpy as np


def rate(I, a, theta):
    return np.array([1 / (1 + np.exp(-a * (x - theta))) - 1 / (1 + np.exp(a * theta)) for x in I])


def rate_and_gain(I, a, theta, dI):
    rates = rate(I, a, theta)
    gain = np.diff(rates) / dI
    return rates, gain


def gain_at(I_mean, a, theta, dI=0.1):
    low, high = rate([I_mean - dI / 2, I_mean + dI / 2], a, theta)
    return (high - low) / dI
