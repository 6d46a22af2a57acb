"""The first sample is mu without noise: every sample has its own number of xi."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    current = mu + sig * xi / np.sqrt(dt / 1000.0)
    current[0] = mu
    return current


def gwn_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(len(pars["range_t"]))
    return gwn_current(xi, mu, sig, pars["dt"])
