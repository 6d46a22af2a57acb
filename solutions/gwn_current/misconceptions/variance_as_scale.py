"""gwn_draw hands rng.normal the variance: its second argument is the standard deviation."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    return mu + sig * xi / np.sqrt(dt / 1000.0)


def gwn_draw(pars, mu, sig, rng):
    return rng.normal(mu, sig**2 / (pars["dt"] / 1000), len(pars["range_t"]))
