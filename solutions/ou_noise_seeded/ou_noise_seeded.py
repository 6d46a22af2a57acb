"""Reference: Ornstein-Uhlenbeck process with the Euler-Maruyama scheme, from NumPy's seeded global generator.

Uhlenbeck and Ornstein (1930), On the theory of the Brownian motion, Phys. Rev. 36, 823.
"""

import numpy as np


def my_OU(pars, mu, sig, myseed):
    np.random.seed(myseed)
    xi = np.random.randn(pars["range_t"].size)
    a = pars["dt"] / pars["tau_ou"]
    x = np.empty(xi.size)
    x[0] = mu
    for k in range(xi.size - 1):
        kick = sig * np.sqrt(2 * a) * xi[k + 1]  # verify: same because no statistic knows the index of a draw
        pulled = x[k] + a * (mu - x[k])
        x[k + 1] = pulled + kick  # verify: same because noise is symmetric
    return x
