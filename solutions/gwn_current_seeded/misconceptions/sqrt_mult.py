"""The noise is multiplied by the square root of the step: a finer grid needs larger samples."""

import numpy as np


def my_GWN(pars, mu, sig, myseed):
    np.random.seed(myseed)
    xi = np.random.randn(pars["range_t"].size)
    return mu + sig * xi * np.sqrt(pars["dt"] / 1000)
