"""Use the variables a and theta where you wrote 1.2 and 2.4."""

import numpy as np

a = 1.2
theta = 2.4
dI = 0.1
I = np.arange(0.0, 8.0, dI)
I_mean = 2.0


def rate(x):
    return 1 / (1 + np.exp(-1.2 * (x - 2.4))) - 1 / (1 + np.exp(1.2 * 2.4))


rates = rate(I)
gain = np.diff(rates) / dI
gain_at_mean = (rate(I_mean + dI / 2) - rate(I_mean - dI / 2)) / dI
