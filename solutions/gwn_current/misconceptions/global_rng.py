"""gwn_draw draws from np.random: take all numbers from rng."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    return mu + sig * xi / np.sqrt(dt / 1000.0)


def gwn_draw(pars, mu, sig, rng):
    xi = np.random.standard_normal(len(pars["range_t"]))
    return gwn_current(xi, mu, sig, pars["dt"])
