"""Use the variable dI where you wrote 0.1."""

import numpy as np

a = 1.2
theta = 2.4
dI = 0.1
I = np.arange(0.0, 8.0, dI)
I_mean = 2.0


def rate(x):
    return 1 / (1 + np.exp(-a * (x - theta))) - 1 / (1 + np.exp(a * theta))


rates = rate(I)
gain = np.diff(rates) / 0.1
gain_at_mean = (rate(I_mean + 0.05) - rate(I_mean - 0.05)) / 0.1
