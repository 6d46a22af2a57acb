"""One random number is used for the whole current: each sample needs a number of its own."""

import numpy as np


def my_GWN(pars, mu, sig, myseed):
    np.random.seed(myseed)
    xi = np.full(pars["range_t"].size, np.random.randn())
    return mu + sig * xi / np.sqrt(pars["dt"] / 1000)
