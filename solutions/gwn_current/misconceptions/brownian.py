"""The noise is summed up to a Brownian motion: white noise is not, each sample stands for itself."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    return mu + sig * np.cumsum(xi) / np.sqrt(dt / 1000.0)


def gwn_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(len(pars["range_t"]))
    return gwn_current(xi, mu, sig, pars["dt"])
