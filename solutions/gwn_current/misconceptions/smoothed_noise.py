"""gwn_draw smooths its numbers: white noise has no memory."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    return mu + sig * xi / np.sqrt(dt / 1000.0)


def gwn_draw(pars, mu, sig, rng):
    raw = rng.standard_normal(len(pars["range_t"]) + 1)
    xi = (raw[1:] + raw[:-1]) / np.sqrt(2)
    return gwn_current(xi, mu, sig, pars["dt"])
