"""Only the noise is to be divided, but the mean is, too: look at the brackets."""

import numpy as np


def my_GWN(pars, mu, sig, myseed):
    np.random.seed(myseed)
    xi = np.random.randn(pars["range_t"].size)
    return (mu + sig * xi) / np.sqrt(pars["dt"] / 1000)
