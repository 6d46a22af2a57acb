"""gwn_draw makes a generator with a seed of its own, so that all currents are equal: use rng."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    return mu + sig * xi / np.sqrt(dt / 1000.0)


def gwn_draw(pars, mu, sig, rng):
    xi = np.random.default_rng(2020).standard_normal(len(pars["range_t"]))
    return gwn_current(xi, mu, sig, pars["dt"])
