"""The mean is missing: the current scatters around 0."""

import numpy as np


def my_GWN(pars, mu, sig, myseed):
    np.random.seed(myseed)
    xi = np.random.randn(pars["range_t"].size)
    return sig * xi / np.sqrt(pars["dt"] / 1000)
