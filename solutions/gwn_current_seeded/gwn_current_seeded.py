"""Reference: white noise from NumPy's seeded global generator."""

import numpy as np


def my_GWN(pars, mu, sig, myseed):
    np.random.seed(myseed)
    xi = np.random.randn(pars["range_t"].size)
    size = sig / np.sqrt(pars["dt"] / 1000)  # verify: same because no statistic can tell a part in a thousand
    return mu + size * xi  # verify: same because noise is symmetric
