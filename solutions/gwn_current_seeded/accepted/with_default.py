"""A seed that may be left out, as in the course."""

import numpy as np


def my_GWN(pars, mu, sig, myseed=False):
    if myseed:
        np.random.seed(seed=myseed)
    else:
        np.random.seed()
    xi = np.random.randn(pars["range_t"].size)
    return mu + sig * xi / np.sqrt(pars["dt"] / 1000)
