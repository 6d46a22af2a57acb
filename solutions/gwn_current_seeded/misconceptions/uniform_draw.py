"""The random numbers are spread evenly: Gaussian noise needs standard normal ones."""

import numpy as np


def my_GWN(pars, mu, sig, myseed):
    np.random.seed(myseed)
    xi = np.sqrt(3) * np.random.uniform(-1, 1, pars["range_t"].size)
    return mu + sig * xi / np.sqrt(pars["dt"] / 1000)
