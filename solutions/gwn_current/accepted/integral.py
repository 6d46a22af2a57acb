"""The increment of a Brownian motion over the step, divided by the step."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    step = dt * 1e-3
    brownian = np.sqrt(step) * xi
    return mu + sig * brownian / step


def gwn_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(len(pars["range_t"]))
    return gwn_current(xi, mu, sig, pars["dt"])
