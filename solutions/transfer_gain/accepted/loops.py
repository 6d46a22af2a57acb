"""Plain Python with the math module, one value at a time."""

import math


def sigmoid(x):
    return 1 / (1 + math.exp(-x))


def rate(I, a, theta):
    try:
        return [rate(x, a, theta) for x in I]
    except TypeError:
        return sigmoid(a * (I - theta)) - sigmoid(-a * theta)


def rate_and_gain(I, a, theta, dI):
    rates = rate(I, a, theta)
    gain = []
    for k in range(len(rates) - 1):
        gain.append((rates[k + 1] - rates[k]) / dI)
    return rates, gain


def gain_at(I_mean, a, theta, dI=0.1):
    below, above = rate([I_mean - dI / 2, I_mean + dI / 2], a, theta)
    return (above - below) / dI
