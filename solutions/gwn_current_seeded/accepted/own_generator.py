"""A generator of its own that is made from the seed."""

import numpy as np


def my_GWN(pars, mu, sig, myseed):
    rng = np.random.default_rng(myseed)
    xi = rng.standard_normal(len(pars["range_t"]))
    return mu + sig * xi / np.sqrt(pars["dt"] / 1000)
