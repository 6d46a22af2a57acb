"""Numerator and denominator are multiplied by the exponential."""

import numpy as np


def rate(I, a, theta):
    up = np.exp(a * I)
    low = np.exp(a * theta)
    return up / (up + low) - 1 / (1 + low)


def rate_and_gain(I, a, theta, dI):
    rates = rate(I, a, theta)
    gain = np.diff(rates) / dI
    return rates, gain


def gain_at(I_mean, a, theta, dI=0.1):
    return (rate(I_mean + dI / 2, a, theta) - rate(I_mean - dI / 2, a, theta)) / dI
