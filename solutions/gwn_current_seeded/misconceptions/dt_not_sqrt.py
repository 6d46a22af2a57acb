"""The noise is divided by the step and not by its square root."""

import numpy as np


def my_GWN(pars, mu, sig, myseed):
    np.random.seed(myseed)
    xi = np.random.randn(pars["range_t"].size)
    return mu + sig * xi / (pars["dt"] / 1000)
