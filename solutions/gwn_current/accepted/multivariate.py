"""Independent samples of a multivariate normal distribution with one dimension."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    return mu + sig * xi / np.sqrt(dt / 1000.0)


def gwn_draw(pars, mu, sig, rng):
    xi = rng.multivariate_normal([0.0], [[1.0]], size=pars["range_t"].size)[:, 0]
    return gwn_current(xi, mu, sig, pars["dt"])
