"""gwn_draw seeds np.random, which changes the numbers of the whole program: use rng."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    return mu + sig * xi / np.sqrt(dt / 1000.0)


def gwn_draw(pars, mu, sig, rng):
    np.random.seed(int(rng.integers(1000)))
    xi = np.random.randn(len(pars["range_t"]))
    return gwn_current(xi, mu, sig, pars["dt"])
