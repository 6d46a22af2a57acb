"""Every step gets the same random number: draw a new one for each, and seed once, before the first."""

import numpy as np


def my_OU(pars, mu, sig, myseed):
    a = pars["dt"] / pars["tau_ou"]
    x = np.full(len(pars["range_t"]), float(mu))
    for k in range(x.size - 1):
        np.random.seed(myseed)
        x[k + 1] = x[k] + a * (mu - x[k]) + sig * np.sqrt(2 * a) * np.random.randn()
    return x
