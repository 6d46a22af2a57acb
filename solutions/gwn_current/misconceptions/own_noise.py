"""gwn_current draws noise of its own: use the numbers passed in as xi."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    return mu + sig * np.random.standard_normal(len(xi)) / np.sqrt(dt / 1000.0)


def gwn_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(len(pars["range_t"]))
    return gwn_current(xi, mu, sig, pars["dt"])
