"""Normal numbers from uniform ones, by the formula of Box and Muller."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    return mu + sig * xi / np.sqrt(dt / 1000.0)


def gwn_draw(pars, mu, sig, rng):
    n = len(pars["range_t"])
    radius = np.sqrt(-2 * np.log(1 - rng.random(n)))
    xi = radius * np.cos(2 * np.pi * rng.random(n))
    return gwn_current(xi, mu, sig, pars["dt"])
