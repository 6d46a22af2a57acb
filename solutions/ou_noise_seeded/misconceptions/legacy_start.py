"""The path starts near 0 and needs several tau to get to mu: let it start at mu."""

import numpy as np


def my_OU(pars, mu, sig, myseed):
    np.random.seed(myseed)
    xi = np.random.randn(pars["range_t"].size)
    a = pars["dt"] / pars["tau_ou"]
    x = np.zeros(xi.size)
    x[0] = sig * xi[0]
    for k in range(x.size - 1):
        x[k + 1] = x[k] + a * (mu - x[k]) + sig * np.sqrt(2 * a) * xi[k + 1]
    return x
