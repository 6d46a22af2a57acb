"""The exact update instead of an Euler step."""

import numpy as np


def my_OU(pars, mu, sig, myseed):
    np.random.seed(myseed)
    xi = np.random.randn(pars["range_t"].size)
    keep = np.exp(-pars["dt"] / pars["tau_ou"])
    x = np.zeros(xi.size)
    x[0] = mu
    for k in range(x.size - 1):
        x[k + 1] = mu + keep * (x[k] - mu) + sig * np.sqrt(1 - keep**2) * xi[k + 1]
    return x
