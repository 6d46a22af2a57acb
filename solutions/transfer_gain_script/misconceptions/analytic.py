"""That is the exact derivative; the gain is estimated from differences here."""

import numpy as np

a = 1.2
theta = 2.4
dI = 0.1
I = np.arange(0.0, 8.0, dI)
I_mean = 2.0


def rate(x):
    return 1 / (1 + np.exp(-a * (x - theta))) - 1 / (1 + np.exp(a * theta))


rates = rate(I)
s = 1 / (1 + np.exp(-a * (I - theta)))
gain = (a * s * (1 - s))[:-1]
m = 1 / (1 + np.exp(-a * (I_mean - theta)))
gain_at_mean = a * m * (1 - m)
