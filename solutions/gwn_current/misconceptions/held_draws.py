"""gwn_draw uses each number twice: each sample needs its own."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    return mu + sig * xi / np.sqrt(dt / 1000.0)


def gwn_draw(pars, mu, sig, rng):
    xi = np.repeat(rng.standard_normal(len(pars["range_t"])), 2)[: len(pars["range_t"])]
    return gwn_current(xi, mu, sig, pars["dt"])
