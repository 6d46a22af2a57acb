"""SciPy's logistic function."""

import numpy as np
from scipy.special import expit


def rate(I, a, theta):
    return expit(a * (I - theta)) - expit(-a * theta)


def rate_and_gain(I, a, theta, dI):
    rates = rate(I, a, theta)
    gain = np.diff(rates) / dI
    return rates, gain


def gain_at(I_mean, a, theta, dI=0.1):
    return (rate(I_mean + dI / 2, a, theta) - rate(I_mean - dI / 2, a, theta)) / dI
