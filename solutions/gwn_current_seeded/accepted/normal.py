"""Drawn with its mean and scale, with the factor in front."""

import numpy as np


def my_GWN(pars, mu, sig, myseed):
    np.random.seed(myseed)
    xi = np.random.normal(0.0, sig * 1000**0.5, pars["range_t"].size)
    return mu + xi * pars["dt"] ** -0.5
