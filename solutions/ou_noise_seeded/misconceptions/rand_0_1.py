"""The random numbers lie between 0 and 1, which pushes the path upward: draw standard normal ones."""

import numpy as np


def my_OU(pars, mu, sig, myseed):
    np.random.seed(myseed)
    xi = np.random.rand(pars["range_t"].size)
    a = pars["dt"] / pars["tau_ou"]
    x = np.zeros(xi.size)
    x[0] = mu
    for k in range(x.size - 1):
        x[k + 1] = x[k] + a * (mu - x[k]) + sig * np.sqrt(2 * a) * xi[k + 1]
    return x
