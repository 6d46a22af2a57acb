"""The current is printed and not returned: end the function with return."""

import numpy as np


def my_GWN(pars, mu, sig, myseed):
    np.random.seed(myseed)
    xi = np.random.randn(pars["range_t"].size)
    print(mu + sig * xi / np.sqrt(pars["dt"] / 1000))
