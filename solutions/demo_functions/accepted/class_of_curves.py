"""One method for each curve, all shifted to 0 at -10."""

import numpy as np
from scipy import special


class Curves:
    def Linear(self, t):
        return -2 * t, np.repeat(-2.0, t.size), -(t**2)

    def Parabolic(self, t):
        return t**2, 2 * t, t**3 / 3

    def Exponential(self, t):
        return np.exp(t), np.exp(t), np.exp(t)

    def Sine(self, t):
        return np.sin(t), np.sin(t + np.pi / 2), -np.cos(t)

    def Sigmoid(self, t):
        s = special.expit(t - 5)
        return s, s * special.expit(5 - t), -special.log_expit(5 - t)


def demo_curves(name, t):
    if not hasattr(Curves, name):
        raise ValueError(name)
    curve = getattr(Curves(), name)
    f, slope, antiderivative = curve(t)
    return f, slope, antiderivative - curve(np.array([-10.0]))[2]
