"""The noise only adds to the mean: it goes both ways, so take xi with its sign."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    return mu + sig * np.abs(xi) / np.sqrt(dt / 1000.0)


def gwn_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(len(pars["range_t"]))
    return gwn_current(xi, mu, sig, pars["dt"])
