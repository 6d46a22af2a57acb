"""gwn_draw draws a single number for all samples: each sample needs its own."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    return mu + sig * xi / np.sqrt(dt / 1000.0)


def gwn_draw(pars, mu, sig, rng):
    xi = rng.standard_normal() * np.ones(len(pars["range_t"]))
    return gwn_current(xi, mu, sig, pars["dt"])
