"""The interval is centred on I_mean: half of it lies below."""

import numpy as np

a = 1.2
theta = 2.4
dI = 0.1
I = np.arange(0.0, 8.0, dI)
I_mean = 2.0


def rate(x):
    return 1 / (1 + np.exp(-a * (x - theta))) - 1 / (1 + np.exp(a * theta))


rates = rate(I)
gain = np.diff(rates) / dI
gain_at_mean = (rate(I_mean + dI) - rate(I_mean)) / dI
