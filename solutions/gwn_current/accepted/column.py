"""A column of currents; the noise is drawn as a column."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    return mu + sig * np.reshape(xi, (-1, 1)) / np.sqrt(dt / 1000.0)


def gwn_draw(pars, mu, sig, rng):
    xi = rng.normal(size=(len(pars["range_t"]), 1))
    return gwn_current(xi, mu, sig, pars["dt"])
