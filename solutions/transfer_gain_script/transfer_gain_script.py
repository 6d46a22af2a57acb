"""Reference: transfer function and its gain, in variables."""

import numpy as np

a = 1.2  # slope parameter, 1/au
theta = 2.4  # threshold, au
dI = 0.1  # step between two inputs, au
I = np.arange(0.0, 8.0, dI)  # inputs, au
I_mean = 2.0  # a single input, au


def rate(x):
    return 1 / (1 + np.exp(-a * (x - theta))) - 1 / (1 + np.exp(a * theta))


rates = rate(I)
gain = np.diff(rates) / dI
gain_at_mean = (rate(I_mean + dI / 2) - rate(I_mean - dI / 2)) / dI
