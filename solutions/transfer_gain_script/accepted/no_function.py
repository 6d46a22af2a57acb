"""The formula three times, without a function."""

import numpy as np

a = 1.2
theta = 2.4
dI = 0.1
I = np.arange(0.0, 8.0, dI)
I_mean = 2.0

rates = 1 / (1 + np.exp(-a * (I - theta))) - 1 / (1 + np.exp(a * theta))
gain = np.diff(rates) / dI
upper = 1 / (1 + np.exp(-a * (I_mean + dI / 2 - theta)))
lower = 1 / (1 + np.exp(-a * (I_mean - dI / 2 - theta)))
gain_at_mean = (upper - lower) / dI
