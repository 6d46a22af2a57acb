"""The noise is summed up, so that each sample remembers those before: white noise has no memory."""

import numpy as np


def my_GWN(pars, mu, sig, myseed):
    np.random.seed(myseed)
    xi = np.cumsum(np.random.randn(pars["range_t"].size))
    return mu + sig * xi / np.sqrt(pars["dt"] / 1000)
