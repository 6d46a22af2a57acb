"""The number of samples is computed from T and dt: range_t is there, and it has a length."""

import numpy as np


def my_GWN(pars, mu, sig, myseed):
    np.random.seed(myseed)
    xi = np.random.randn(int(pars["T"] / pars["dt"]))
    return mu + sig * xi / np.sqrt(pars["dt"] / 1000)
