"""Your numbers do not follow from myseed, so no path can be repeated: seed before you draw."""

import numpy as np


def my_OU(pars, mu, sig, myseed):
    xi = np.random.randn(pars["range_t"].size)
    a = pars["dt"] / pars["tau_ou"]
    x = np.zeros(xi.size)
    x[0] = mu
    for k in range(x.size - 1):
        x[k + 1] = x[k] + a * (mu - x[k]) + sig * np.sqrt(2 * a) * xi[k + 1]
    return x
