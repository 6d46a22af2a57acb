"""The factor of the noise is rounded to a whole number: keep its fraction."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    return mu + sig * xi * np.round(1 / np.sqrt(dt / 1000.0))


def gwn_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(len(pars["range_t"]))
    return gwn_current(xi, mu, sig, pars["dt"])
