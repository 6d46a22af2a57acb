"""The noise term is the one of the equation before the step: after multiplying by dt/tau, what is left?"""

import numpy as np


def my_OU(pars, mu, sig, myseed):
    np.random.seed(myseed)
    xi = np.random.randn(pars["range_t"].size)
    a = pars["dt"] / pars["tau_ou"]
    x = np.zeros(xi.size)
    x[0] = mu
    for k in range(x.size - 1):
        x[k + 1] = x[k] + a * (mu - x[k]) + sig * np.sqrt(2 * pars["tau_ou"]) * xi[k + 1]
    return x
