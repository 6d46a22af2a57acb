"""The 2 stands outside the square root, which makes the noise too strong: look at what is under it."""

import numpy as np


def my_OU(pars, mu, sig, myseed):
    np.random.seed(myseed)
    xi = np.random.randn(pars["range_t"].size)
    a = pars["dt"] / pars["tau_ou"]
    x = np.zeros(xi.size)
    x[0] = mu
    for k in range(x.size - 1):
        x[k + 1] = x[k] + a * (mu - x[k]) + sig * 2 * np.sqrt(a) * xi[k + 1]
    return x
