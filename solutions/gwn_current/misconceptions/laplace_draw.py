"""gwn_draw draws from a Laplace distribution, which has too many large values: use rng.standard_normal."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    return mu + sig * xi / np.sqrt(dt / 1000.0)


def gwn_draw(pars, mu, sig, rng):
    xi = rng.laplace(0.0, np.sqrt(0.5), len(pars["range_t"]))
    return gwn_current(xi, mu, sig, pars["dt"])
