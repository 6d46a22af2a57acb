"""Your numbers do not follow from myseed, so no current can be repeated: seed before you draw."""

import numpy as np


def my_GWN(pars, mu, sig, myseed):
    xi = np.random.randn(pars["range_t"].size)
    return mu + sig * xi / np.sqrt(pars["dt"] / 1000)
