"""Each number is used twice: each sample needs its own."""

import numpy as np


def my_GWN(pars, mu, sig, myseed):
    np.random.seed(myseed)
    xi = np.repeat(np.random.randn(pars["range_t"].size), 2)[::2].repeat(2)[: pars["range_t"].size]
    return mu + sig * xi / np.sqrt(pars["dt"] / 1000)
