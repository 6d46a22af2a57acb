"""The noise is scaled by sig squared: use sig itself."""

import numpy as np


def my_GWN(pars, mu, sig, myseed):
    np.random.seed(myseed)
    xi = np.random.randn(pars["range_t"].size)
    return mu + sig**2 * xi / np.sqrt(pars["dt"] / 1000)
