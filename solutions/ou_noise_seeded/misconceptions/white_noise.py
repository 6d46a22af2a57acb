"""Your values do not remember the one before: each new value is the last one plus a small step."""

import numpy as np


def my_OU(pars, mu, sig, myseed):
    np.random.seed(myseed)
    return mu + sig * np.random.randn(pars["range_t"].size)
