"""The noise has the square root of sig: only dt is under the root, and sig enters as it is."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    return mu + np.sqrt(sig) * xi / np.sqrt(dt / 1000.0)


def gwn_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(len(pars["range_t"]))
    return gwn_current(xi, mu, sig, pars["dt"])
