"""gwn_draw takes the step for 0.1 ms: look up pars["dt"]."""

import numpy as np


def gwn_current(xi, mu, sig, dt):
    return mu + sig * xi / np.sqrt(dt / 1000.0)


def gwn_draw(pars, mu, sig, rng):
    xi = rng.standard_normal(len(pars["range_t"]))
    return gwn_current(xi, mu, sig, 0.1)
