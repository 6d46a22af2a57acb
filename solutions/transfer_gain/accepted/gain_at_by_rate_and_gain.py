"""gain_at hands both ends of its interval to rate_and_gain."""

import numpy as np


def rate(I, a, theta):
    return 1 / (1 + np.exp(-a * (I - theta))) - 1 / (1 + np.exp(a * theta))


def rate_and_gain(I, a, theta, dI):
    rates = rate(I, a, theta)
    gain = np.diff(rates) / dI
    return rates, gain


def gain_at(I_mean, a, theta, dI=0.1):
    ends = np.array([I_mean - dI / 2, I_mean + dI / 2])
    return rate_and_gain(ends, a, theta, dI)[1][0]
