"""gwn_draw adds up a few uniform numbers: their sum is only nearly Gaussian; use rng.standard_normal."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    return mu + sig * xi / np.sqrt(dt / 1000.0)


def gwn_draw(pars, mu, sig, rng):
    xi = rng.uniform(-1.0, 1.0, (3, len(pars["range_t"]))).sum(axis=0)
    return gwn_current(xi, mu, sig, pars["dt"])
