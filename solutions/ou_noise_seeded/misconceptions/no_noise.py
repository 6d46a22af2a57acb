"""Your path has no noise: in each step a random number is added to the pull."""

import numpy as np


def my_OU(pars, mu, sig, myseed):
    np.random.seed(myseed)
    return np.full(pars["range_t"].size, float(mu))
