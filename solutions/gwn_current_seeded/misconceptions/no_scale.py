"""The samples scatter by sig itself: the factor that depends on dt is missing."""

import numpy as np


def my_GWN(pars, mu, sig, myseed):
    np.random.seed(myseed)
    xi = np.random.randn(pars["range_t"].size)
    return mu + sig * xi
