"""The current is one sample short: each time point needs a value."""

import numpy as np


def my_GWN(pars, mu, sig, myseed):
    np.random.seed(myseed)
    xi = np.random.randn(pars["range_t"].size - 1)
    return mu + sig * xi / np.sqrt(pars["dt"] / 1000)
