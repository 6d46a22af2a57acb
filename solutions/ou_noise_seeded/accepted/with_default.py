"""A seed that may be left out, as in the course."""

import numpy as np


def my_OU(pars, mu, sig, myseed=False):
    if myseed:
        np.random.seed(seed=myseed)
    else:
        np.random.seed()
    xi = np.random.randn(pars["range_t"].size)
    a = pars["dt"] / pars["tau_ou"]
    x = np.zeros(xi.size)
    x[0] = mu
    for k in range(x.size - 1):
        x[k + 1] = x[k] + a * (mu - x[k]) + sig * np.sqrt(2 * a) * xi[k + 1]
    return x
