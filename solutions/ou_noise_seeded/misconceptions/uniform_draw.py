"""The random numbers are spread evenly: Gaussian noise needs standard normal ones."""

import numpy as np


def my_OU(pars, mu, sig, myseed):
    np.random.seed(myseed)
    xi = np.sqrt(3) * np.random.uniform(-1, 1, pars["range_t"].size)
    a = pars["dt"] / pars["tau_ou"]
    x = np.zeros(xi.size)
    x[0] = mu
    for k in range(x.size - 1):
        x[k + 1] = x[k] + a * (mu - x[k]) + sig * np.sqrt(2 * a) * xi[k + 1]
    return x
