"""The sigmoid of SciPy, and lists."""

import itertools

import numpy as np
from scipy.special import expit

a, theta, dI, I_mean = 1.2, 2.4, 0.1, 2.0
I = np.arange(0, 8, dI)
rates = [expit(a * (x - theta)) - expit(-a * theta) for x in I]
gain = [(after - before) / dI for before, after in itertools.pairwise(rates)]
gain_at_mean = (expit(a * (I_mean + dI / 2 - theta)) - expit(a * (I_mean - dI / 2 - theta))) / dI
