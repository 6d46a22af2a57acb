"""A generator of its own that is made from the seed."""

import numpy as np


def my_OU(pars, mu, sig, myseed):
    rng = np.random.default_rng(myseed)
    xi = rng.standard_normal(pars["range_t"].size)
    a = pars["dt"] / pars["tau_ou"]
    x = np.zeros(xi.size)
    x[0] = mu
    for k in range(x.size - 1):
        x[k + 1] = x[k] + a * (mu - x[k]) + sig * np.sqrt(2 * a) * xi[k + 1]
    return x
