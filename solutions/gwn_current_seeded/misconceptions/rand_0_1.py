"""The random numbers lie between 0 and 1: draw standard normal ones."""

import numpy as np


def my_GWN(pars, mu, sig, myseed):
    np.random.seed(myseed)
    xi = np.random.rand(pars["range_t"].size)
    return mu + sig * xi / np.sqrt(pars["dt"] / 1000)
