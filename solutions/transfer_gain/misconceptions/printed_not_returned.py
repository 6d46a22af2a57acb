"""Nothing comes back from your functions: print shows a result, `return` hands it over."""

import numpy as np


def rate(I, a, theta):
    print(1 / (1 + np.exp(-a * (I - theta))) - 1 / (1 + np.exp(a * theta)))


def rate_and_gain(I, a, theta, dI):
    rates = 1 / (1 + np.exp(-a * (I - theta)))
    gain = np.diff(rates) / dI
    print(rates, gain)


def gain_at(I_mean, a, theta, dI=0.1):
    print(I_mean, a, theta, dI)
