"""The generator makes normal numbers with the mean and the standard deviation asked for."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    return mu + sig * xi / np.sqrt(dt / 1000.0)


def gwn_draw(pars, mu, sig, rng):
    scale = sig / np.sqrt(pars["dt"] / 1000)
    return rng.normal(mu, scale, pars["range_t"].shape)
