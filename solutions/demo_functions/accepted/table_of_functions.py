"""A dict of functions; an unknown name is a KeyError."""

import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(5 - t))


CURVES = {
    "Linear": (lambda t: -2 * t, lambda t: -2 + 0 * t, lambda t: -(t**2)),
    "Parabolic": (lambda t: t**2, lambda t: 2 * t, lambda t: t**3 / 3),
    "Exponential": (np.exp, np.exp, np.exp),
    "Sine": (np.sin, np.cos, lambda t: -np.cos(t)),
    "Sigmoid": (sigmoid, lambda t: sigmoid(t) * sigmoid(10 - t), lambda t: np.log(1 + np.exp(t - 5))),
}


def demo_curves(name, t):
    f, slope, antiderivative = CURVES[name]
    return f(t), slope(t), antiderivative(t) - antiderivative(-10.0)
