"""There is a factor sqrt(2) in the noise, which belongs to the Ornstein-Uhlenbeck process."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    return mu + np.sqrt(2.0) * sig * xi / np.sqrt(dt / 1000.0)


def gwn_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(len(pars["range_t"]))
    return gwn_current(xi, mu, sig, pars["dt"])
