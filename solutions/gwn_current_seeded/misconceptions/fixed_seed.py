"""The same seed is used whatever myseed is, so all currents are equal: use the argument."""

import numpy as np


def my_GWN(pars, mu, sig, myseed):
    np.random.seed(2020)
    xi = np.random.randn(pars["range_t"].size)
    return mu + sig * xi / np.sqrt(pars["dt"] / 1000)
