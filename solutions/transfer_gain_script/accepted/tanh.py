"""The sigmoid as a hyperbolic tangent."""

import numpy as np

a = 1.2
theta = 2.4
dI = 0.1
I = np.arange(0.0, 8.0, dI)
I_mean = 2.0


def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * a * (x - theta)))


rates = sigmoid(I) - sigmoid(0.0)
gain = (rates[1:] - rates[:-1]) / dI
gain_at_mean = np.diff(sigmoid(np.array([I_mean - dI / 2, I_mean + dI / 2])))[0] / dI
