"""gwn_draw draws numbers from 0 to 1, which are neither Gaussian nor centred: use rng.standard_normal."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    return mu + sig * xi / np.sqrt(dt / 1000.0)


def gwn_draw(pars, mu, sig, rng):
    xi = rng.random(len(pars["range_t"]))
    return gwn_current(xi, mu, sig, pars["dt"])
