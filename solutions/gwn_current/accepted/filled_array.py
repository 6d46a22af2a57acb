"""Fills an array by index."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    current = np.zeros_like(xi)
    for k in range(xi.size):
        current[k] = mu + sig / np.sqrt(dt / 1000.0) * xi[k]
    return current


def gwn_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(len(pars["range_t"]))
    return gwn_current(xi, mu, sig, pars["dt"])
