"""The step is taken in ms: sig belongs to seconds."""

import numpy as np


def my_GWN(pars, mu, sig, myseed):
    np.random.seed(myseed)
    xi = np.random.randn(pars["range_t"].size)
    return mu + sig * xi / np.sqrt(pars["dt"])
